/** Events in and decisions out as JSON. */
@NullMarked
package dev.pandan.live.json;

import org.jspecify.annotations.NullMarked;
