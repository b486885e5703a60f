/** The flights example with generated events. */
@NullMarked
package dev.pandan.benchmarks.flights;

import org.jspecify.annotations.NullMarked;
