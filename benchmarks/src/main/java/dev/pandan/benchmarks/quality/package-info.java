/** What models are worth that Pandan trains, beside the same estimators fitted by their libraries directly. */
@NullMarked
package dev.pandan.benchmarks.quality;

import org.jspecify.annotations.NullMarked;
