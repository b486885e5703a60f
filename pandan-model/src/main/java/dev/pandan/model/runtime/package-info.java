/** Runtimes of models that are modules of their own, because their natives are large. */
@NullMarked
package dev.pandan.model.runtime;

import org.jspecify.annotations.NullMarked;
