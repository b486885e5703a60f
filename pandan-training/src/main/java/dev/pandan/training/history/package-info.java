/** The log of a project on Spark: read, cut into slices by time and replayed through the engine. */
@NullMarked
package dev.pandan.training.history;

import org.jspecify.annotations.NullMarked;
