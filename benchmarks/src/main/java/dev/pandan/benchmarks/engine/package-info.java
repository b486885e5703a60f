/** One core computing decisions in memory, beside a loop written by hand. */
@NullMarked
package dev.pandan.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
