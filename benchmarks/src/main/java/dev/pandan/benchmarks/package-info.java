/** Benchmarks, each against its own limit in the same run. */
@NullMarked
package dev.pandan.benchmarks;

import org.jspecify.annotations.NullMarked;
