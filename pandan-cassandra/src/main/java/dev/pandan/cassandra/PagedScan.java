package dev.pandan.cassandra;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.pandan.store.Scan;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows of one statement; while a page is read the next one is on its way. */
final class PagedScan<T> implements Scan<T> {
    private final Settings settings;
    private final Function<Row, T> decoder;
    private Iterator<Row> page = Collections.emptyIterator();
    private @Nullable CompletionStage<AsyncResultSet> next;

    PagedScan(Settings settings, CompletionStage<AsyncResultSet> first, Function<Row, T> decoder) {
        this.settings = settings;
        this.next = first;
        this.decoder = decoder;
    }

    @Override
    public boolean hasNext() {
        while (!page.hasNext() && next != null) {
            AsyncResultSet rows = Failures.await(settings, next);
            next = rows.hasMorePages() ? rows.fetchNextPage() : null;
            page = rows.currentPage().iterator();
        }
        return page.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return decoder.apply(page.next());
    }

    @Override
    public void close() {
        next = null;
        page = Collections.emptyIterator();
    }
}
