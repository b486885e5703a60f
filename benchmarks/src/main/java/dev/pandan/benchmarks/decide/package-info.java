/** The decision path over a database, beside a bare driver. */
@NullMarked
package dev.pandan.benchmarks.decide;

import org.jspecify.annotations.NullMarked;
