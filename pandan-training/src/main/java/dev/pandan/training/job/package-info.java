/** Running on Spark: sessions and progress. */
@NullMarked
package dev.pandan.training.job;

import org.jspecify.annotations.NullMarked;
