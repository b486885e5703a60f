package dev.pandan.engine.program;

import dev.pandan.spec.type.Schema;

/**
 * A table row that a decision reads; no such row means nulls in all columns.
 *
 * @param name name under which features use it
 * @param table table's name
 * @param schema the table's columns
 */
public record Lookup(String name, String table, Schema schema) {}
