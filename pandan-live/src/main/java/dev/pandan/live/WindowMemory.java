package dev.pandan.live;

import dev.pandan.live.cache.HotKeys;

/** What windows in memory depend on besides the store. */
record WindowMemory(Times times, WholeTables tables, HotKeys hotKeys) {}
