/** Real databases that benchmarks start and end. */
@NullMarked
package dev.pandan.benchmarks.database;

import org.jspecify.annotations.NullMarked;
