package dev.pandan.mongodb;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCursor;
import dev.pandan.store.Scan;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Documents of one query, read in pages. One that can begin again after a document goes on there when its cursor is lost. */
final class DocumentScan<D, T> implements Scan<T> {
    /** Opens a cursor. */
    interface Source<D> {
        /**
         * @param last the document after which to begin; null: at the beginning
         */
        MongoCursor<D> openAfter(@Nullable D last);

        /** Whether it can begin anywhere but at the beginning. */
        boolean resumes();
    }

    private final Settings settings;
    private final Source<D> source;
    private final Function<D, T> decoder;
    private @Nullable MongoCursor<D> cursor;
    private @Nullable D last;
    private boolean closed;

    DocumentScan(Settings settings, Source<D> source, Function<D, T> decoder) {
        this.settings = settings;
        this.source = source;
        this.decoder = decoder;
    }

    @Override
    public boolean hasNext() {
        if (closed) {
            return false;
        }
        try {
            return cursor().hasNext();
        } catch (MongoException failure) {
            if (!source.resumes()) {
                throw Failures.translate(settings, failure);
            }
            return hasNextAgain();
        } catch (IllegalStateException failure) {
            throw Failures.translate(settings, failure);
        }
    }

    private boolean hasNextAgain() {
        closeCursor();
        try {
            return cursor().hasNext();
        } catch (MongoException failure) {
            throw Failures.translate(settings, failure);
        }
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        D document = cursor().next();
        last = document;
        return decoder.apply(document);
    }

    private MongoCursor<D> cursor() {
        if (cursor == null) {
            cursor = source.openAfter(last);
        }
        return cursor;
    }

    private void closeCursor() {
        if (cursor != null) {
            MongoCursor<D> ending = cursor;
            cursor = null;
            try {
                ending.close();
            } catch (MongoException unreachable) {
                // The server ends it by itself.
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        closeCursor();
    }
}
