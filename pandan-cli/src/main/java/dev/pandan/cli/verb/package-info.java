/** The verbs of the command, one class each. */
@NullMarked
package dev.pandan.cli.verb;

import org.jspecify.annotations.NullMarked;
