package dev.pandan.training.evaluate;

/** Rows by what was done and what was true. */
public record Confusion(long truePositives, long falsePositives, long falseNegatives, long trueNegatives) {

    /** Rows on which the alarm was raised. */
    public long alarms() {
        return truePositives + falsePositives;
    }

    /** Share of the alarms that were right; NaN without alarms. */
    public double precision() {
        return (double) truePositives / alarms();
    }

    /** Share of the positives that were found; NaN without positives. */
    public double recall() {
        return (double) truePositives / (truePositives + falseNegatives);
    }

    /** Cost in the policy's unit. */
    public double cost(double missed, double falseAlarm) {
        return missed * falseNegatives + falseAlarm * falsePositives;
    }
}
