package dev.pandan.cli.quickstart;

import java.nio.file.Path;

/**
 * @param example folder of the example project with its data
 * @param work folder for everything that is made
 * @param store the database instead of the one that the example names
 * @param port of the server; 0 picks a free one
 * @param inFlight events sent ahead of their answers
 * @param first how many of the example's deciding events are used, the earliest; at least 1
 */
public record QuickstartOptions(Path example, Path work, QuickstartStore store, int port, int inFlight, long first) {}
