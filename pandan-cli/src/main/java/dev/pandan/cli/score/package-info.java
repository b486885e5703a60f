/** Decisions about a whole history or file: made part by part, kept in the database or in Parquet files. */
@NullMarked
package dev.pandan.cli.score;

import org.jspecify.annotations.NullMarked;
