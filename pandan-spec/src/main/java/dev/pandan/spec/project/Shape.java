package dev.pandan.spec.project;

import java.util.List;

/** What may stand behind a key. */
sealed interface Shape {

    /** A single value. */
    enum Scalar implements Shape {
        TEXT,
        NAME,
        EXPRESSION,
        DURATION,
        /** Length of a window: a duration, a number of rows, both, or {@code ever}. */
        LENGTH,
        /** A duration, with or without the word {@code before}. */
        DELAY,
        NUMBER,
        /** A whole number, at least 1. */
        COUNT,
        /** Such a number, or {@code off}. */
        COUNT_OR_OFF,
        /** Boolean, number or text. */
        VALUE,
        TYPE,
        /** A column, a list of columns, or a map of column to expression. */
        KEY
    }

    record Choice(List<String> values) implements Shape {}

    /** One of some names, or the name of a class with its package. */
    record ChoiceOrClass(List<String> values) implements Shape {}

    record Nested(Section section) implements Shape {}

    record MapOf(String keyName, Shape value) implements Shape {}

    record ListOf(Shape element) implements Shape {}

    /** An expression, or a section that has it among its keys. */
    record ExpressionOr(Section section) implements Shape {}

    record OneOrMany(Shape element) implements Shape {}
}
