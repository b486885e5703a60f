package dev.pandan.training.report;

import java.util.List;

/**
 * What a feature weighs in the model.
 *
 * @param spread standard deviation of the feature's contribution to the sum of the model (log-odds, or what is predicted) over the validation rows
 * @param weight what a standard deviation of a number adds; NaN for a category and for a vector
 * @param missing share of validation rows without a value; of a vector, share of its elements
 * @param parts of a category: those with the most rows; of a vector: the elements that weigh most; empty for a number
 */
public record Weight(String feature, Kind kind, double spread, double weight, double missing, List<Part> parts) {
    public Weight {
        parts = List.copyOf(parts);
    }

    /** What the feature is. */
    public enum Kind {
        NUMBER,
        CATEGORY,
        VECTOR
    }

    /**
     * A category, or an element of a vector.
     *
     * @param rows validation rows with it; 0 of a category that was seen in training only
     * @param weight of a category what it adds against the average training row, of an element what a standard deviation adds
     */
    public record Part(String name, long rows, double weight) {}
}
