package dev.pandan.training.history;

import dev.pandan.engine.decide.FeatureRow;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.replay.ReplayOptions;
import dev.pandan.engine.replay.ReplaySink;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.jspecify.annotations.Nullable;

/**
 * Features and labels of every event that a decision is about, recomputed by the engine from the log: the same bits for every number of slices.
 */
public final class FeatureHistory {
    private FeatureHistory() {}

    /**
     * One row per event, partitions in the order of time; within a partition by time, then id.
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
            List<FeatureExample> examples = new ArrayList<>();
            ReplaySink sink = new ReplaySink() {
                @Override
                public void decided(
                        String id, long timeMicros, FeatureRow features, @Nullable Boolean label, boolean mature) {
                    examples.add(new FeatureExample(id, timeMicros, features, label, mature));
                }
            };
            int slice = TaskContext.getPartitionId();
            if (slice >= spans.size()) {
                return examples.iterator();
            }
            ProjectProgram program = text.compile();
            Span span = spans.get(slice);
            ReplayOptions options =
                    clock == HistoryClock.EVENT_TIME ? ReplayOptions.asOfEventTime() : ReplayOptions.asOfArrival();
            new SliceReplay(
                            program,
                            decision,
                            streams,
                            span,
                            lookups.open(program.project()),
                            options,
                            sink,
                            row -> true)
                    .run(rows, labelWatermarkMicros);
            return examples.iterator();
        }
    }
}
