/** The quickstart: from an empty folder to live decisions that are proved. */
@NullMarked
package dev.pandan.cli.quickstart;

import org.jspecify.annotations.NullMarked;
