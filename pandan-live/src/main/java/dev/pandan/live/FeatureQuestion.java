package dev.pandan.live;

import org.jspecify.annotations.Nullable;

/**
 * Which features an event would have. It need not exist, and nothing is stored or decided.
 *
 * @param row one value per column of the decision's stream, each null or of its type's class, not modified later; a time that is null is now
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never modified
public record FeatureQuestion(String decision, @Nullable Object[] row) {}
