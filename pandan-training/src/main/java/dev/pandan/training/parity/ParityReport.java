package dev.pandan.training.parity;

import dev.pandan.training.evaluate.Quality;
import dev.pandan.training.history.HistoryClock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a parity check found.
 *
 * @param clock what the recomputed features may see
 * @param stored decisions in the log
 * @param checked decisions that were recomputed and compared
 * @param skipped decisions with other features or windows than the program, or by a bundle of another program: made by another version of the project
 * @param mismatches decisions that differ in any bit of a feature or in any digest of a window
 * @param violations mismatches with equal digests: "equal digest means equal bits" does not hold, a defect of Pandan
 * @param examples some of the mismatches, explained; ordered by time
 * @param actions how often each action was decided, by its name
 * @param decisionsSha256 see {@link DecisionDigest}
 * @param live of the stored scores and rules on the decisions whose label is known by now; empty if that leaves none, or no positive or no negative
 */
public record ParityReport(
        String decision,
        HistoryClock clock,
        long stored,
        long checked,
        long skipped,
        long mismatches,
        long violations,
        List<Mismatch> examples,
        Map<String, Long> actions,
        String decisionsSha256,
        Optional<Quality> live) {
    public ParityReport {
        examples = List.copyOf(examples);
        actions = Collections.unmodifiableMap(new TreeMap<>(actions));
    }

    /** Whether every decision that was checked is as it would be computed now. */
    public boolean holds() {
        return mismatches == 0;
    }
}
