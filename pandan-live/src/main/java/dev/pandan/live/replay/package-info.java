/** What another model or policy would have decided, from decisions and features as they are stored. */
@NullMarked
package dev.pandan.live.replay;

import org.jspecify.annotations.NullMarked;
