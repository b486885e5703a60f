package dev.pandan.cli.init;

import dev.pandan.spec.project.TableMapping;
import dev.pandan.spec.project.TableMapping.KeyPart;
import dev.pandan.spec.project.TableMapping.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The section {@code mapping} of a first project file.
 *
 * @param line takes each line
 */
record DraftMapping(TableMapping mapping, Consumer<String> line) {
    void write() {
        if (mapping.isNone()) {
            return;
        }
        if (mapping.isOfBytes()) {
            line.accept(
                    "    # Guessed from the first and last rows: bytes do not say what they mean. Look at each line.");
        }
        line.accept("    mapping:");
        if (!mapping.rowKey().isEmpty()) {
            line.accept("      row_key:");
            mapping.rowKey().forEach(part -> line.accept("        - " + part(part)));
        }
        if (!mapping.columns().isEmpty()) {
            line.accept("      columns:");
            mapping.columns().forEach((column, place) -> line.accept("        " + column + ": " + place(place)));
        }
    }

    private static String part(KeyPart part) {
        List<String> entries = new ArrayList<>();
        part.column().ifPresent(column -> entries.add("column: " + column));
        entries.add("encoding: " + part.encoding().text());
        part.width().ifPresent(width -> entries.add("width: " + width));
        part.until().ifPresent(until -> entries.add("until: " + quoted(until)));
        return "{" + String.join(", ", entries) + "}";
    }

    private static String place(Place place) {
        List<String> entries = new ArrayList<>();
        place.at().ifPresent(at -> entries.add("at: " + quoted(at)));
        place.encoding().ifPresent(encoding -> entries.add("encoding: " + encoding.text()));
        return "{" + String.join(", ", entries) + "}";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
