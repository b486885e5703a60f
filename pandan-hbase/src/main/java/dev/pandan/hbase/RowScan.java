package dev.pandan.hbase;

import dev.pandan.store.Scan;
import java.io.IOException;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.jspecify.annotations.Nullable;

/** Rows of a scanner, which fetches the next ones while these are read. */
final class RowScan<T> implements Scan<T> {
    private final Settings settings;
    private final ResultScanner scanner;
    private final Function<Result, T> decoder;
    private @Nullable Result next;
    private boolean ended;

    RowScan(Settings settings, ResultScanner scanner, Function<Result, T> decoder) {
        this.settings = settings;
        this.scanner = scanner;
        this.decoder = decoder;
    }

    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            next = fetch();
            if (next == null) {
                close();
            }
        }
        return next != null;
    }

    private @Nullable Result fetch() {
        try {
            return scanner.next();
        } catch (IOException failure) {
            throw Failures.translate(settings, failure);
        }
    }

    @Override
    public T next() {
        Result row = hasNext() ? next : null;
        if (row == null) {
            throw new NoSuchElementException();
        }
        next = null;
        return decoder.apply(row);
    }

    @Override
    public void close() {
        if (!ended) {
            ended = true;
            scanner.close();
        }
    }
}
