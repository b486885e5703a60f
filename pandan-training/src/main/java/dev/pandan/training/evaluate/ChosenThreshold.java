package dev.pandan.training.evaluate;

/**
 * A threshold that was chosen on labelled rows: rows of this score or more are alarms.
 *
 * @param name what it was chosen by: {@code cost}, {@code alarms}, {@code precision} or {@code recall}
 * @param wanted for people, for example {@code least cost} or {@code recall of at least 0.8}
 * @param score the shortest number that cuts so; above 1: no alarm at all
 * @param cost in the policy's unit; NaN if it declares no costs
 */
public record ChosenThreshold(String name, String wanted, double score, Confusion confusion, double cost) {
    /** What to write into the policy. */
    public String when() {
        return "score >= " + score;
    }
}
