package dev.pandan.training.evaluate;

/**
 * How much worse a model gets when the values of one feature are dealt out anew among the rows.
 *
 * @param feature a vector is one
 * @param mean over the deals; near 0, or below: the model hardly needs the feature
 * @param low the least of them
 * @param high the most of them
 */
public record Importance(String feature, double mean, double low, double high) {}
