/** The log of a project on Spark, replayed by key: each key's windows by themselves, then brought together event by event. */
@NullMarked
package dev.pandan.training.keyed;

import org.jspecify.annotations.NullMarked;
