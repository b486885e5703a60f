package dev.pandan.live.cache;

import dev.pandan.live.tile.TileLimits;

/**
 * What bounds the window cache.
 *
 * @param bytes estimated heap bytes to keep; exceeded only by what is being read at the moment
 * @param latenessMicros how far back an event may be late without its keys being read again
 */
public record CacheLimits(long bytes, long latenessMicros, TileLimits tiles) {}
