package dev.pandan.training.job;

/** Told how far long work is, for a progress bar. Called from any thread, one call at a time. */
@FunctionalInterface
public interface Progress {

    /**
     * @param stage what is done now, for example {@code training set}
     * @param done steps done so far, at most {@code total}
     * @param total all steps; 0 if unknown
     */
    void at(String stage, long done, long total);

    /** Tells nobody. */
    static Progress none() {
        return (stage, done, total) -> {};
    }
}
