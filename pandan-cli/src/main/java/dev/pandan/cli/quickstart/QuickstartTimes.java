package dev.pandan.cli.quickstart;

/** Seconds that the steps took, noted as they end. */
final class QuickstartTimes {
    double storeReady;
    double load;
    double train;
    double firstDecision;
}
