package dev.pandan.engine.decide;

/**
 * What a policy says.
 *
 * @param rule position of the rule that held, {@link Decision#OTHERWISE} or {@link Decision#FALLBACK}
 */
public record Outcome(String action, int rule) {}
