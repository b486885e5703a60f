package dev.pandan.spec.project;

import dev.pandan.spec.type.ScalarType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** How a value is written in bytes, where a database keeps bytes without a type. */
public enum Encoding {
    /** Text in UTF-8. */
    TEXT(
            0,
            ScalarType.BOOLEAN,
            ScalarType.INT,
            ScalarType.LONG,
            ScalarType.FLOAT,
            ScalarType.DOUBLE,
            ScalarType.DECIMAL,
            ScalarType.STRING,
            ScalarType.DATE,
            ScalarType.TIMESTAMP,
            ScalarType.BINARY),
    /** As HBase's {@code Bytes.toBytes} writes the type: big-endian two's complement, IEEE 754, a byte 0 or -1, scale and unscaled value; a date as its days since 1970. */
    BYTES(
            0,
            ScalarType.BOOLEAN,
            ScalarType.INT,
            ScalarType.LONG,
            ScalarType.FLOAT,
            ScalarType.DOUBLE,
            ScalarType.DECIMAL,
            ScalarType.STRING,
            ScalarType.DATE,
            ScalarType.BINARY),
    /** A whole number in two bytes, big-endian. */
    SHORT(Short.BYTES, ScalarType.INT),
    /** Eight bytes, big-endian: seconds since 1970. */
    EPOCH_SECONDS(Long.BYTES, ScalarType.TIMESTAMP),
    EPOCH_MILLIS(Long.BYTES, ScalarType.TIMESTAMP),
    EPOCH_MICROS(Long.BYTES, ScalarType.TIMESTAMP),
    /** Eight bytes, big-endian: {@code Long.MAX_VALUE} less the milliseconds since 1970, so that the newest row comes first. */
    REVERSED_MILLIS(Long.BYTES, ScalarType.TIMESTAMP),
    /** Milliseconds since 1970 in decimal digits. */
    TEXT_MILLIS(0, ScalarType.TIMESTAMP),
    TEXT_MICROS(0, ScalarType.TIMESTAMP);

    private final int width;
    private final Set<ScalarType> types;

    Encoding(int width, ScalarType first, ScalarType... others) {
        this.width = width;
        this.types = EnumSet.of(first, others);
    }

    /** Types whose values can be written so. */
    public Set<ScalarType> types() {
        return EnumSet.copyOf(types);
    }

    /** Number of bytes of every value of a type; empty: they differ. */
    public OptionalInt width(ScalarType type) {
        if (this != BYTES) {
            return width == 0 ? OptionalInt.empty() : OptionalInt.of(width);
        }
        return switch (type) {
            case BOOLEAN -> OptionalInt.of(1);
            case INT, FLOAT, DATE -> OptionalInt.of(Integer.BYTES);
            case LONG, DOUBLE -> OptionalInt.of(Long.BYTES);
            case DECIMAL, STRING, TIMESTAMP, BINARY -> OptionalInt.empty();
        };
    }

    /** As in a project file. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Encoding> of(String text) {
        return Arrays.stream(values())
                .filter(encoding -> encoding.text().equals(text))
                .findFirst();
    }

    static List<String> texts() {
        return Arrays.stream(values()).map(Encoding::text).toList();
    }
}
