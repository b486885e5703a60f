/** A project compiled: what is kept, read and computed. */
@NullMarked
package dev.pandan.engine.program;

import org.jspecify.annotations.NullMarked;
