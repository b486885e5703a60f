/** The binary form of a batch in the write-ahead journal. */
@NullMarked
package dev.pandan.live.journal;

import org.jspecify.annotations.NullMarked;
