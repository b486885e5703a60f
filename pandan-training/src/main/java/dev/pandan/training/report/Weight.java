package dev.pandan.training.report;

import java.util.List;

/**
 * What a feature weighs in the model.
 *
 * @param spread standard deviation of the feature's contribution to the log-odds over the validation rows
 * @param weight log-odds per standard deviation of a number; NaN for a category
 * @param missing share of validation rows without a value
 * @param categories of a category: those with the most rows; empty for a number
 */
public record Weight(String feature, double spread, double weight, double missing, List<Category> categories) {
    public Weight {
        categories = List.copyOf(categories);
    }

    /**
     * @param rows validation rows with it
     * @param weight log-odds against the average training row
     */
    public record Category(String name, long rows, double weight) {}
}
