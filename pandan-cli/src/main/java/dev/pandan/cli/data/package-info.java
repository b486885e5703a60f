/** Files of rows: CSV, JSON lines, Parquet. */
@NullMarked
package dev.pandan.cli.data;

import org.jspecify.annotations.NullMarked;
