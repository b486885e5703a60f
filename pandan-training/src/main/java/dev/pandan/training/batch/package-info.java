/** Features of many events at once, on Spark, for a model to decide about: what live decisions are made of, without the decisions. */
@NullMarked
package dev.pandan.training.batch;

import org.jspecify.annotations.NullMarked;
