/** Spark's Catalyst as a library: parsing, analysing and compiling expressions without a Spark session. Not for other modules. */
@NullMarked
package dev.pandan.expression.catalyst;

import org.jspecify.annotations.NullMarked;
