/** What the holder of the writer lease keeps in memory; always a copy of what is stored or on its way there. */
@NullMarked
package dev.pandan.live.cache;

import org.jspecify.annotations.NullMarked;
