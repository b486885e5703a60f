package dev.pandan.testkit.naive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decision has to be given.
 *
 * @param features {@code Float}, {@code String} or null, in the order of the project's features
 * @param rows rows read per window
 * @param hashes sum of the hashes of their ids per window
 * @param label null if unknown
 * @param held rows read per window, in the order of (time, id)
 */
public record NaiveDecision(
        List<@Nullable Object> features,
        List<Long> rows,
        List<Long> hashes,
        @Nullable Object label,
        boolean mature,
        List<List<NaiveEvent>> held) {}
