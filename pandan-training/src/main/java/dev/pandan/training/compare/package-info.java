/** Bundles against each other, on the events that were decided. */
@NullMarked
package dev.pandan.training.compare;

import org.jspecify.annotations.NullMarked;
