/** Windows of many rows that are read from the database for every decision. */
@NullMarked
package dev.pandan.benchmarks.tiles;

import org.jspecify.annotations.NullMarked;
