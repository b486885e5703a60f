/** Events in and answers out as lines of JSON, with back-pressure both ways. */
@NullMarked
package dev.pandan.server.stream;

import org.jspecify.annotations.NullMarked;
