/** A client that sends lines of JSON over one request. */
@NullMarked
package dev.pandan.server.feed;

import org.jspecify.annotations.NullMarked;
