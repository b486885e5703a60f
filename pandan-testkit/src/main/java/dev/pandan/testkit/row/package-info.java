/** Random schemas and rows. */
@NullMarked
package dev.pandan.testkit.row;

import org.jspecify.annotations.NullMarked;
