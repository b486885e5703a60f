/** Scans of the whole log for training, against bare drivers and the official connector. */
@NullMarked
package dev.pandan.benchmarks.scan;

import org.jspecify.annotations.NullMarked;
