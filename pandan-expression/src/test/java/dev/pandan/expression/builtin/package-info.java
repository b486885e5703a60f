/** Every function that Spark has, compiled as a feature and compared with Spark's own evaluation. */
@NullMarked
package dev.pandan.expression.builtin;

import org.jspecify.annotations.NullMarked;
