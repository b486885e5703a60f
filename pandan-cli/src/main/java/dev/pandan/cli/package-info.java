/** The {@code pandan} command. */
@NullMarked
package dev.pandan.cli;

import org.jspecify.annotations.NullMarked;
