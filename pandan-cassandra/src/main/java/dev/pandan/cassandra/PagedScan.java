package dev.pandan.cassandra;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.ExecutionInfo;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import dev.pandan.store.Scan;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows of one statement; while a page is read the next one is on its way. Pages are of about as many bytes, whatever the rows are like. */
final class PagedScan<T> implements Scan<T> {
    private static final int FIRST_ROWS = 500;
    private static final int MOST_ROWS = 10_000;
    private static final long PAGE_BYTES = 1 << 20;

    private final Settings settings;
    private final Requests requests;
    private final Statement<?> statement;
    private final Function<Row, T> decoder;
    private Iterator<Row> page = Collections.emptyIterator();
    private @Nullable CompletionStage<AsyncResultSet> next;

    PagedScan(Settings settings, Requests requests, Statement<?> statement, Function<Row, T> decoder) {
        this.settings = settings;
        this.requests = requests;
        this.statement = statement;
        this.decoder = decoder;
        this.next = requests.sendNow(statement.setPageSize(FIRST_ROWS));
    }

    @Override
    public boolean hasNext() {
        while (!page.hasNext() && next != null) {
            AsyncResultSet rows = Failures.await(settings, next);
            next = rows.hasMorePages() ? requests.sendNow(after(rows)) : null;
            page = rows.currentPage().iterator();
        }
        return page.hasNext();
    }

    private Statement<?> after(AsyncResultSet rows) {
        ExecutionInfo answer = rows.getExecutionInfo();
        return statement
                .setPagingState(answer.getPagingState())
                .setPageSize(rows(rows.remaining(), answer.getResponseSizeInBytes()));
    }

    /** How many rows the next page has, after one of so many. */
    static int rows(int seen, int bytes) {
        long rows = PAGE_BYTES * Math.max(1, seen) / Math.max(1, bytes);
        return (int) Math.max(1, Math.min(MOST_ROWS, rows));
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
