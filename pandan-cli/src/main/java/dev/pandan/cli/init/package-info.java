/** A first project file about a table that is there already. */
@NullMarked
package dev.pandan.cli.init;

import org.jspecify.annotations.NullMarked;
