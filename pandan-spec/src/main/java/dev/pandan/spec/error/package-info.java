/** One exception type with stable codes, kinds and places. */
@NullMarked
package dev.pandan.spec.error;

import org.jspecify.annotations.NullMarked;
