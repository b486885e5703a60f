package dev.pandan.training.history;

/**
 * How a log is read and cut.
 *
 * @param decision decision whose stored form is read with each event
 * @param slices wanted number of slices
 * @param onlyDecided whether slices are about events with a stored decision alone
 */
public record SliceOptions(String decision, int slices, boolean onlyDecided) {}
