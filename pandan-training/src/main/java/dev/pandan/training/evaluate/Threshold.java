package dev.pandan.training.evaluate;

/**
 * The policy cut at one of its rules: this rule and those before it count as an alarm.
 *
 * @param action action of the rule
 * @param when condition of the rule
 * @param taken rows on which exactly this rule decided
 * @param cost in the policy's unit; NaN if it declares no costs
 */
public record Threshold(String action, String when, long taken, Confusion confusion, double cost) {}
