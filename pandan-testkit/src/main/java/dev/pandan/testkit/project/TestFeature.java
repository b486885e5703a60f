package dev.pandan.testkit.project;

import dev.pandan.spec.type.ScalarType;
import org.jspecify.annotations.Nullable;

/**
 * A feature of a made-up project.
 *
 * @param text whether a number is shown as text, which hides no bit, instead of being rounded to a float32
 */
public record TestFeature(String name, Form form, boolean text) {

    /** What a feature is made of. */
    public sealed interface Form {
        String sql();

        ScalarType type();
    }

    /** An expression over the event. */
    public record OfEvent(Term term) implements Form {
        @Override
        public String sql() {
            return term.sql();
        }

        @Override
        public ScalarType type() {
            return term.type();
        }
    }

    /** An expression over the row that was looked up; null if there is none. */
    public record OfLookup(Term term) implements Form {
        @Override
        public String sql() {
            return term.sql();
        }

        @Override
        public ScalarType type() {
            return term.type();
        }
    }

    /** An aggregate. */
    public record OfAggregate(TestAggregate aggregate) implements Form {
        @Override
        public String sql() {
            return aggregate.sql();
        }

        @Override
        public ScalarType type() {
            return aggregate.type();
        }
    }

    /** The difference of two other features, which are numbers. */
    public record Difference(TestFeature left, TestFeature right) implements Form {
        @Override
        public String sql() {
            return "double(" + left.name() + ") - double(" + right.name() + ")";
        }

        @Override
        public ScalarType type() {
            return ScalarType.DOUBLE;
        }
    }

    public boolean isCategory() {
        return switch (form.type()) {
            case STRING, TIMESTAMP, BINARY -> true;
            default -> text;
        };
    }

    public String sql() {
        String inner = form.sql();
        String shown =
                switch (form.type()) {
                    case DATE -> "unix_date(" + inner + ")";
                    case TIMESTAMP -> "string(unix_micros(" + inner + "))";
                    case BINARY -> "hex(" + inner + ")";
                    default -> inner;
                };
        return text && form.type() != ScalarType.TIMESTAMP && form.type() != ScalarType.BINARY
                ? "string(" + shown + ")"
                : shown;
    }

    /** What a model is given: {@code Float}, {@code String} or null. */
    public @Nullable Object shown(@Nullable Object value) {
        return value == null ? null : isCategory() ? Shown.text(form.type(), value) : Shown.number(value);
    }
}
