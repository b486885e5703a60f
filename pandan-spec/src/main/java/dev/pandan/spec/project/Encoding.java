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
    TEXT(0),
    /** As HBase's {@code Bytes.toBytes} writes the type: big-endian two's complement, IEEE 754, a byte 0 or -1, scale and unscaled value; a date as its days since 1970. */
    BYTES(0),
    /** A whole number in two bytes, big-endian. */
    SHORT(Short.BYTES),
    /** Eight bytes, big-endian: seconds since 1970. */
    EPOCH_SECONDS(Long.BYTES),
    EPOCH_MILLIS(Long.BYTES),
    EPOCH_MICROS(Long.BYTES),
    /** Eight bytes, big-endian: {@code Long.MAX_VALUE} less the milliseconds since 1970, so that the newest row comes first. */
    REVERSED_MILLIS(Long.BYTES),
    /** Milliseconds since 1970 in decimal digits. */
    TEXT_MILLIS(0),
    TEXT_MICROS(0);

    private final int width;

    Encoding(int width) {
        this.width = width;
    }

    /** Types whose values can be written so. */
    public Set<ScalarType> types() {
        return switch (this) {
            case TEXT -> EnumSet.allOf(ScalarType.class);
            case BYTES -> EnumSet.complementOf(EnumSet.of(ScalarType.TIMESTAMP));
            case SHORT -> EnumSet.of(ScalarType.INT);
            case EPOCH_SECONDS, EPOCH_MILLIS, EPOCH_MICROS, REVERSED_MILLIS, TEXT_MILLIS, TEXT_MICROS ->
                EnumSet.of(ScalarType.TIMESTAMP);
        };
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
