/** Models that decide beside the one that counts. */
@NullMarked
package dev.pandan.live.shadow;

import org.jspecify.annotations.NullMarked;
