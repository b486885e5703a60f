package dev.pandan.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link Domain#check} for hot paths: what each input takes lies ready. Immutable. */
final class RowCheck {
    private static final int CATEGORY = -1;

    private final Domain domain;
    /** Size of a vector; 0: a number; -1: a category. */
    private final int[] takes;

    RowCheck(Domain domain) {
        this.domain = domain;
        this.takes = domain.inputs().stream()
                .mapToInt(input -> input.number() ? input.size() : CATEGORY)
                .toArray();
    }

    /** {@code MISMATCH} for a row that does not fit. */
    void check(@Nullable Object[] features) {
        if (!fits(features)) {
            domain.check(features);
        }
    }

    void check(List<@Nullable Object[]> rows) {
        for (@Nullable Object[] row : rows) {
            check(row);
        }
    }

    private boolean fits(@Nullable Object[] features) {
        if (features.length != takes.length) {
            return false;
        }
        for (int i = 0; i < takes.length; i++) {
            Object value = features[i];
            if (value != null && !takes(takes[i], value)) {
                return false;
            }
        }
        return true;
    }

    private static boolean takes(int kind, Object value) {
        if (kind == 0) {
            return value instanceof Float;
        }
        return kind == CATEGORY ? value instanceof String : value instanceof float[] vector && vector.length == kind;
    }
}
