package dev.pandan.training.fit;

import dev.pandan.training.job.Stages;

/** Makes the model of a decision from labelled rows: what stands behind {@code trainer} in the project file. */
public interface ModelTrainer {
    /** Fitting, and checking what serves against what was fitted. */
    int STAGES = 2;

    /** How many stages {@link #learn} runs. */
    default int stages() {
        return STAGES;
    }

    /** Fails with {@code PROJECT_INVALID} if the model cannot be trained as it is declared; called before any row is read. */
    void check();

    /**
     * Learns, and makes sure that the model which will serve says what the trainer's own library says; {@code TRAINING_FAILED} if not.
     *
     * @param stages runs {@link #stages} of them
     */
    Learnt learn(Lesson lesson, Stages stages);
}
