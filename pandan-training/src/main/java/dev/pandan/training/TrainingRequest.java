package dev.pandan.training;

import dev.pandan.training.history.HistoryClock;
import dev.pandan.training.history.StoredProject;

/**
 * What is to be trained.
 *
 * @param decision name of a decision with a label and a model
 * @param clock what a training row may see
 * @param slices parts of history that are replayed at a time; the result is the same for every number
 */
public record TrainingRequest(StoredProject project, String decision, HistoryClock clock, int slices) {

    /** As of event time, in as many slices as there are cores. */
    public static TrainingRequest of(StoredProject project, String decision, int cores) {
        return new TrainingRequest(project, decision, HistoryClock.EVENT_TIME, cores);
    }
}
