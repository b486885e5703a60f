/** How a training set is built: what a log and a Spark allow, estimated before the work. */
@NullMarked
package dev.pandan.training.plan;

import org.jspecify.annotations.NullMarked;
