package dev.pandan.live.cache;

import dev.pandan.spec.row.Key;

/**
 * A key of one window table.
 *
 * @param table position of the window table in the program
 */
public record TableKey(int table, Key key) {}
