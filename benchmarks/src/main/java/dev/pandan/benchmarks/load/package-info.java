/** Bulk loads of the flights into a database, against the fastest way that the bare driver has. */
@NullMarked
package dev.pandan.benchmarks.load;

import org.jspecify.annotations.NullMarked;
