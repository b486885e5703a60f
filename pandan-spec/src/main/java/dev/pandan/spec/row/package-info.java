/** Rows: values, canonical form, binary form, keys and hashes. */
@NullMarked
package dev.pandan.spec.row;

import org.jspecify.annotations.NullMarked;
