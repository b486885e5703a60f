/** Compiles a project's expressions to a program. */
@NullMarked
package dev.pandan.expression;

import org.jspecify.annotations.NullMarked;
