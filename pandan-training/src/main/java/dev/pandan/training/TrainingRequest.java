package dev.pandan.training;

import dev.pandan.training.history.HistoryClock;
import dev.pandan.training.history.StoredProject;
import dev.pandan.training.plan.PlanOptions;

/**
 * What is to be trained.
 *
 * @param decision name of a decision with a label and a model
 * @param clock what a training row may see
 * @param plan how the training set is built; it is the same whichever way
 */
public record TrainingRequest(StoredProject project, String decision, HistoryClock clock, PlanOptions plan) {

    /** As of event time, built in the way that fits. */
    public static TrainingRequest of(StoredProject project, String decision) {
        return new TrainingRequest(project, decision, HistoryClock.EVENT_TIME, PlanOptions.automatic());
    }
}
