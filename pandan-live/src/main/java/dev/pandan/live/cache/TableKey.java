package dev.pandan.live.cache;

import dev.pandan.spec.row.Key;

/** A key of one window table. */
record TableKey(int table, Key key) {}
