package dev.pandan.live.replay;

import java.util.List;
import java.util.Map;

/**
 * How decisions would have turned out.
 *
 * @param decisions that were decided again
 * @param otherFeatures decisions that a program with other features had made: left out
 * @param changedActions decisions with another action
 * @param changedScores decisions whose score has other bits
 * @param meanScoreChange mean of the absolute changes of the score, over decisions that have both; NaN without one
 * @param largestScoreChange the largest of them
 * @param actions number of decisions by action as it was and as it would have been
 * @param examples some decisions with another action, those with the largest change of the score first
 */
public record ReplayReport(
        long decisions,
        long otherFeatures,
        long changedActions,
        long changedScores,
        double meanScoreChange,
        double largestScoreChange,
        Map<Turn, Long> actions,
        List<Example> examples) {

    /** An action as it was and as it would have been. */
    public record Turn(String was, String wouldBe) implements Comparable<Turn> {
        @Override
        public int compareTo(Turn other) {
            int first = was.compareTo(other.was);
            return first != 0 ? first : wouldBe.compareTo(other.wouldBe);
        }
    }

    /**
     * @param bundle version that had decided
     */
    public record Example(String id, long timeMicros, int bundle, double was, double wouldBe, Turn turn) {}
}
