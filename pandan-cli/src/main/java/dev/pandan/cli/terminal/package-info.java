/** What people see: messages, progress bars, tables. */
@NullMarked
package dev.pandan.cli.terminal;

import org.jspecify.annotations.NullMarked;
