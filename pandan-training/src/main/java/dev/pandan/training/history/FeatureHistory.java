package dev.pandan.training.history;

import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.replay.ReplayOptions;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;

/**
 * Features and labels of every event that a decision is about, recomputed by the engine from the log: the same bits for every number of slices.
 */
public final class FeatureHistory {
    private FeatureHistory() {}

    /**
     * One row per event, partitions in the order of time; within a partition by time, then id. Computed while it is read: no partition is held as a whole.
     *
     * @param clock what a row may see
     */
    public static JavaRDD<FeatureExample> examples(
            SlicedLog log, ProgramText text, String decision, LookupTables lookups, HistoryClock clock) {
        Reach reach = log.reach();
        Task task = new Task(
                text,
                decision,
                new ArrayList<>(reach.streams()),
                new ArrayList<>(log.spans()),
                clock,
                log.labelWatermarkMicros(),
                lookups);
        return log.slices(clock).mapPartitions(task::replay);
    }

    /** What a task is sent. */
    private record Task(
            ProgramText text,
            String decision,
            ArrayList<String> streams,
            ArrayList<Span> spans,
            HistoryClock clock,
            long labelWatermarkMicros,
            LookupTables lookups)
            implements Serializable {

        Iterator<FeatureExample> replay(Iterator<LogRow> rows) {
            int slice = TaskContext.getPartitionId();
            if (slice >= spans.size()) {
                return Collections.emptyIterator();
            }
            ProjectProgram program = text.compile();
            ReplayOptions options =
                    clock == HistoryClock.EVENT_TIME ? ReplayOptions.asOfEventTime() : ReplayOptions.asOfArrival();
            Replayed<FeatureExample> examples = new Replayed<>(rows, labelWatermarkMicros, FeatureExample::new);
            return examples.of(new SliceReplay(
                    program,
                    decision,
                    streams,
                    spans.get(slice),
                    lookups.open(program.project()),
                    options,
                    examples,
                    row -> true));
        }
    }
}
