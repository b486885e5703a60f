package dev.pandan.training.evaluate;

/**
 * The rows that a rule of the policy decided.
 *
 * @param action action of the rule
 * @param when condition of the rule
 * @param accuracy share of them whose class was predicted; NaN without rows
 */
public record ClassRuleRows(String action, String when, long rows, double accuracy) {}
