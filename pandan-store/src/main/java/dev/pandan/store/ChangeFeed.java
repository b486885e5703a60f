package dev.pandan.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** New rows of a user's table, as the database tells of them. Not thread-safe. To be closed. */
public interface ChangeFeed extends AutoCloseable {

    /** Rows that were added since the last call, in the order in which they were; waits a second at most for the first. */
    List<@Nullable Object[]> next();

    /** From where on a feed has to begin that is to tell what this one has not told yet; empty: it is not known before the first row. */
    String position();

    @Override
    void close();
}
