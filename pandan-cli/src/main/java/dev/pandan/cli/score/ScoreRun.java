package dev.pandan.cli.score;

import dev.pandan.cli.data.RejectsFile;
import dev.pandan.engine.decide.Decision;
import dev.pandan.live.LiveProject;
import dev.pandan.live.MadeDecision;
import dev.pandan.training.batch.BatchFeatures;
import dev.pandan.training.batch.UndecidedEvent;
import dev.pandan.training.history.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run did.
 *
 * @param decisions made and written
 * @param actions these by action
 * @param partsBefore parts that an earlier run had written, of Parquet files
 * @param inLog events of the files that were left out since the log has them
 * @param rejected rows of the files that do not fit
 * @param rejects where those are told
 */
public record ScoreRun(
        long decisions, Map<String, Long> actions, int partsBefore, long inLog, long rejected, String rejects) {

    /** All was done before. */
    public static ScoreRun nothing(int partsBefore) {
        return new ScoreRun(0, Map.of(), partsBefore, 0, 0, "");
    }

    /** Stores the decisions with their events, part by part. */
    public static ScoreRun toDatabase(BatchFeatures features, BatchDecider decider, LiveProject live) {
        Map<String, Long> actions = new TreeMap<>();
        long[] kept = {0};
        features.compute(features.parts(), part -> true, (part, events) -> {
            List<Decision> decisions = decider.decide(events);
            kept[0] += live.keep(made(events, decisions));
            count(actions, decisions);
        });
        return new ScoreRun(kept[0], actions, 0, 0, 0, "");
    }

    private static List<MadeDecision> made(List<UndecidedEvent> events, List<Decision> decisions) {
        List<MadeDecision> made = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            made.add(new MadeDecision(decisions.get(i), events.get(i).row()));
        }
        return made;
    }

    /** Writes a file per part; what an earlier run has written stays. */
    public static ScoreRun toFolder(BatchFeatures features, BatchDecider decider, ScoreFolder target) {
        List<Span> before = target.parts();
        List<Span> parts = before.isEmpty() ? features.parts() : before;
        if (before.isEmpty()) {
            target.begin(parts);
        }
        int there = 0;
        for (int i = 0; i < parts.size(); i++) {
            there += target.has(i) ? 1 : 0;
        }
        Map<String, Long> actions = new TreeMap<>();
        features.compute(parts, part -> !target.has(part), (part, events) -> {
            List<Decision> decisions = decider.decide(events);
            target.write(part, decisions);
            count(actions, decisions);
        });
        target.end();
        long written = actions.values().stream().mapToLong(Long::longValue).sum();
        return new ScoreRun(written, actions, there, 0, 0, "");
    }

    private static void count(Map<String, Long> actions, List<Decision> decisions) {
        decisions.forEach(decision -> actions.merge(decision.action(), 1L, Long::sum));
    }

    /** The same with what was left out of files. */
    public ScoreRun with(AddedEvents added, RejectsFile rejected) {
        Path path = rejected.path();
        return new ScoreRun(
                decisions,
                actions,
                partsBefore,
                added.stored(),
                rejected.count(),
                rejected.count() == 0 ? "" : path.toString());
    }
}
