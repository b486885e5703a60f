/** A store in memory: complete, thread-safe and gone with the process. For tests and trials. */
@NullMarked
package dev.pandan.store.memory;

import org.jspecify.annotations.NullMarked;
