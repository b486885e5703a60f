package dev.pandan.model.registry;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a model comes from.
 *
 * @param clock {@code event time} or {@code arrival}: what a training row was allowed to see
 * @param fromMicros time of the first training row, microseconds
 * @param untilMicros time after the last validation row, microseconds
 * @param trainingRows rows that were learnt from
 * @param validationRows rows that the metrics are about
 * @param trainingDigest SHA-256 over ids, feature bits and labels of all rows, hexadecimal
 * @param parameters parameters of trainer and algorithm, as text
 * @param versions versions of what made the model
 */
public record Provenance(
        String clock,
        long fromMicros,
        long untilMicros,
        long trainingRows,
        long validationRows,
        String trainingDigest,
        Map<String, String> parameters,
        Map<String, String> versions) {
    public Provenance {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        versions = Collections.unmodifiableMap(new TreeMap<>(versions));
    }
}
