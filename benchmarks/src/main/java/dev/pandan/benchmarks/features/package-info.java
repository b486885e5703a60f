/** Features over history, offline, beside DuckDB and Spark SQL. */
@NullMarked
package dev.pandan.benchmarks.features;

import org.jspecify.annotations.NullMarked;
