/** How good scores are: metrics and curves in plain Java. */
@NullMarked
package dev.pandan.training.evaluate;

import org.jspecify.annotations.NullMarked;
