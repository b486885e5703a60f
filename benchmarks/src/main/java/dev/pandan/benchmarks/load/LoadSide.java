package dev.pandan.benchmarks.load;

import java.nio.file.Path;

/** One of the two that are compared, over one database. */
interface LoadSide extends AutoCloseable {
    /** Loads a file of departures into a namespace that is prepared; returns when all of it is durable. */
    void load(Path file);

    /** Reads everything that was loaded. */
    LoadedContent content();

    @Override
    void close();
}
