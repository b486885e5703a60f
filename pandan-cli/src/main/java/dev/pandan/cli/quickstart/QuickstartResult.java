package dev.pandan.cli.quickstart;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a quickstart did. Seconds count from after the build, except {@code buildSeconds}.
 *
 * @param events live events that were accepted
 * @param decisions decisions that were answered
 * @param storedDecisions decisions counted in the database
 * @param auc of the live decisions, by the arrivals that came after them
 * @param parityChecked decisions recomputed on Spark
 * @param parityMismatches of those, how many differ in a bit
 * @param decisionsSha256 digest over id, feature bits, score bits and action, sorted by id
 */
public record QuickstartResult(
        double buildSeconds,
        long events,
        long decisions,
        long storedDecisions,
        double auc,
        double averagePrecision,
        long parityChecked,
        long parityMismatches,
        double storeReadySeconds,
        double loadSeconds,
        double trainSeconds,
        double firstDecisionSeconds,
        double totalSeconds,
        double decisionsPerSecond,
        double p50Millis,
        double p99Millis,
        String decisionsSha256) {

    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("build_s", rounded(buildSeconds, 10));
        json.put("events", events);
        json.put("decisions", decisions);
        json.put("stored_decisions", storedDecisions);
        json.put("auc", rounded(auc, 1e6));
        json.put("average_precision", rounded(averagePrecision, 1e6));
        json.put("parity_checked", parityChecked);
        json.put("parity_mismatches", parityMismatches);
        json.put("store_ready_s", rounded(storeReadySeconds, 100));
        json.put("load_s", rounded(loadSeconds, 100));
        json.put("train_s", rounded(trainSeconds, 100));
        json.put("first_decision_s", rounded(firstDecisionSeconds, 100));
        json.put("total_s", rounded(totalSeconds, 100));
        json.put("decisions_per_s", rounded(decisionsPerSecond, 10));
        json.put("p50_ms", rounded(p50Millis, 1000));
        json.put("p99_ms", rounded(p99Millis, 1000));
        json.put("decisions_sha256", decisionsSha256);
        return json;
    }

    private static double rounded(double value, double parts) {
        return Math.round(value * parts) / parts;
    }
}
