/** Fitting models with Spark MLlib and turning them into models that serve. */
@NullMarked
package dev.pandan.training.fit;

import org.jspecify.annotations.NullMarked;
