/** Exact sums. */
@NullMarked
package dev.pandan.engine.sum;

import org.jspecify.annotations.NullMarked;
