package dev.pandan.live;

import dev.pandan.store.Expired;

/**
 * What has expired of one stream.
 *
 * @param removed events that were removed, with the rows of windows that were derived of them
 */
public record ExpiryReport(String stream, Expired.Times times, long removed) {}
