package dev.pandan.benchmarks.load;

import java.util.List;

/** The fastest way that we know to write rows with the driver of one database, in tables like Pandan's own. */
interface BareRows extends AutoCloseable {
    /** Sends the rows; waits while too many requests are under way. */
    void write(List<LoadedRow> rows);

    /** Waits until everything is durable. */
    void finish();

    /** Reads everything back. */
    void read(LoadedContent content);

    @Override
    void close();
}
