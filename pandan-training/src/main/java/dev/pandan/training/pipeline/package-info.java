/** Pipelines of Spark MLlib that were fitted elsewhere. */
@NullMarked
package dev.pandan.training.pipeline;

import org.jspecify.annotations.NullMarked;
