package dev.pandan.training.plan;

import dev.pandan.training.history.Span;

/**
 * A slice of time, estimated.
 *
 * @param events decided in it
 * @param warmUpRows read before it
 * @param bytes memory of its task
 */
public record SliceFacts(Span span, long events, long warmUpRows, long bytes) {}
