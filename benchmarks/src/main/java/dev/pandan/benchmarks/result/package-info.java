/** Figures, medians and how they are shown. */
@NullMarked
package dev.pandan.benchmarks.result;

import org.jspecify.annotations.NullMarked;
