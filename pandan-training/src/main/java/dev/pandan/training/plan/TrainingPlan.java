package dev.pandan.training.plan;

import dev.pandan.training.history.HistoryClock;
import dev.pandan.training.job.Workforce;
import java.util.List;

/**
 * How a training set is built, and why so. Numbers of rows and bytes are estimates.
 *
 * @param why one sentence
 * @param fits whether the chosen way stays within {@code bytesPerTask}
 * @param bytesPerTask heap that one task may fill
 * @param streams what is read
 * @param slices of time, in its order
 * @param keys different window keys
 * @param largestKeyShare share of the rows of a window table that its largest key has, from 0 to 1
 * @param bytesByKey memory of the task that has the largest key
 * @param keyParts parts that keys are shared out to
 */
public record TrainingPlan(
        String decision,
        HistoryClock clock,
        PlanKind kind,
        String why,
        boolean fits,
        Workforce workforce,
        long bytesPerTask,
        List<StreamFacts> streams,
        List<SliceFacts> slices,
        long keys,
        double largestKeyShare,
        long bytesByKey,
        int keyParts) {
    public TrainingPlan {
        streams = List.copyOf(streams);
        slices = List.copyOf(slices);
    }

    /** Memory of the task that has the largest slice. */
    public long bytesByTime() {
        return slices.stream().mapToLong(SliceFacts::bytes).max().orElse(0);
    }

    /** Rows read before slices, in all of them together. */
    public long warmUpRows() {
        return slices.stream().mapToLong(SliceFacts::warmUpRows).sum();
    }

    /** All rows of the log. */
    public long rows() {
        return streams.stream().mapToLong(StreamFacts::rows).sum();
    }
}
