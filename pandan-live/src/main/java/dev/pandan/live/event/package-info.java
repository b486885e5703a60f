/** What an event has to be before it is admitted. */
@NullMarked
package dev.pandan.live.event;

import org.jspecify.annotations.NullMarked;
