package dev.pandan.model.signature;

import dev.pandan.model.Domain;
import java.util.Locale;

/** Type of the values of a model's input. */
public enum ElementType {
    FLOAT,
    DOUBLE,
    STRING,
    INT64,
    INT32,
    /** One that no feature goes into. */
    OTHER;

    /** Numbers, vectors and categories go into tensors of different types. */
    boolean takes(Domain.Input input) {
        return switch (this) {
            case FLOAT, DOUBLE -> input.number();
            case STRING -> !input.number();
            case INT64, INT32 -> !input.number() && !input.categories().isEmpty();
            case OTHER -> false;
        };
    }

    /** Whether it takes numbers of categories. */
    boolean isCode() {
        return this == INT64 || this == INT32;
    }

    /** For people. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
