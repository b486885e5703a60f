package dev.pandan.live.replay;

import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.decide.DecisionCodec;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.verdict.Verdict;
import dev.pandan.live.model.Rescorer;
import dev.pandan.store.Scan;
import dev.pandan.store.Split;
import dev.pandan.store.Store;
import dev.pandan.store.StoredEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * Decides again about every stored decision, from the features that were stored with it: no window is read. With the bundle and the policy that had decided, every score
 * and action is the same. Not thread-safe.
 */
public final class DecisionReplay {
    private static final int PARTS = 16;

    private final DecisionProgram decision;
    private final Rescorer rescorer;
    private final IntPredicate sameFeatures;
    private final int examples;
    private final Map<ReplayReport.Turn, Long> actions = new TreeMap<>();
    private final PriorityQueue<ReplayReport.Example> largest =
            new PriorityQueue<>(Comparator.comparingDouble(DecisionReplay::change));
    private long decisions;
    private long otherFeatures;
    private long changedActions;
    private long changedScores;
    private long compared;
    private double sum;
    private double most;

    /**
     * @param sameFeatures whether a bundle's decisions have the features of the project; asked about versions
     * @param examples how many decisions with another action are told
     */
    public DecisionReplay(DecisionProgram decision, Rescorer rescorer, IntPredicate sameFeatures, int examples) {
        this.decision = decision;
        this.rescorer = rescorer;
        this.sameFeatures = sameFeatures;
        this.examples = examples;
    }

    /**
     * @param fromMicros events from this time on
     * @param untilMicros and before this one
     */
    public ReplayReport run(Store store, long fromMicros, long untilMicros) {
        for (Split split : store.eventSplits(decision.stream(), PARTS)) {
            try (Scan<StoredEvent> events = store.scanEvents(split)) {
                while (events.hasNext()) {
                    StoredEvent event = events.next();
                    byte[] stored = event.decisions().get(decision.name());
                    if (stored != null && event.timeMicros() >= fromMicros && event.timeMicros() < untilMicros) {
                        take(DecisionCodec.decode(stored));
                    }
                }
            }
        }
        return report();
    }

    private void take(Decision stored) {
        if (!rescorer.fits(stored) || !sameFeatures.test(stored.bundle())) {
            otherFeatures++;
            return;
        }
        decisions++;
        Verdict verdict = rescorer.verdict(stored);
        double score = verdict.score();
        ReplayReport.Turn turn = new ReplayReport.Turn(
                stored.action(), rescorer.outcome(verdict, stored).action());
        actions.merge(turn, 1L, Long::sum);
        changedScores += Double.doubleToLongBits(score) == Double.doubleToLongBits(stored.score()) ? 0 : 1;
        double change = Math.abs(score - stored.score());
        if (!Double.isNaN(change)) {
            compared++;
            sum += change;
            most = Math.max(most, change);
        }
        if (!turn.was().equals(turn.wouldBe())) {
            changedActions++;
            tell(new ReplayReport.Example(
                    stored.id(), stored.timeMicros(), stored.bundle(), stored.score(), score, turn));
        }
    }

    private void tell(ReplayReport.Example example) {
        largest.add(example);
        if (largest.size() > examples) {
            largest.remove();
        }
    }

    /** A score that was or is missing counts as the largest change. */
    private static double change(ReplayReport.Example example) {
        double change = Math.abs(example.wouldBe() - example.was());
        return Double.isNaN(change) ? Double.POSITIVE_INFINITY : change;
    }

    private ReplayReport report() {
        List<ReplayReport.Example> told = new ArrayList<>(largest);
        told.sort(
                Comparator.comparingDouble(DecisionReplay::change).reversed().thenComparing(ReplayReport.Example::id));
        return new ReplayReport(
                decisions,
                otherFeatures,
                changedActions,
                changedScores,
                compared == 0 ? Double.NaN : sum / compared,
                most,
                actions,
                told);
    }
}
