package dev.pandan.training.evaluate;

/**
 * The rows that a rule of the policy decided.
 *
 * @param action action of the rule
 * @param when condition of the rule
 * @param meanScore NaN without rows
 * @param meanLabel NaN without rows
 */
public record RuleRows(String action, String when, long rows, double meanScore, double meanLabel) {}
