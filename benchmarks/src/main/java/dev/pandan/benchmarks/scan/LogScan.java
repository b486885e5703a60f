package dev.pandan.benchmarks.scan;

/** One way to read the whole log. */
interface LogScan extends AutoCloseable {
    /**
     * @param whole whether all of each row goes into the result; else lengths and times only
     */
    Scanned pass(boolean whole);

    @Override
    default void close() {}
}
