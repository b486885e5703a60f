/** Which ids the log may hold, in memory. */
@NullMarked
package dev.pandan.live.ids;

import org.jspecify.annotations.NullMarked;
