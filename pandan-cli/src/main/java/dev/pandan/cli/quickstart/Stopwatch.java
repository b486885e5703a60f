package dev.pandan.cli.quickstart;

import java.lang.management.ManagementFactory;

/** Seconds since this process started: what a user waited for after the build. */
final class Stopwatch {
    private final long startNanos;

    Stopwatch() {
        long runningMillis = ManagementFactory.getRuntimeMXBean().getUptime();
        this.startNanos = System.nanoTime() - runningMillis * 1_000_000;
    }

    double seconds() {
        return at(System.nanoTime());
    }

    double at(long nanos) {
        return (nanos - startNanos) / 1e9;
    }
}
