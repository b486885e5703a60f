/** Bugs that are planted one at a time, to see whether the tests find them. */
@NullMarked
package dev.pandan.planted;

import org.jspecify.annotations.NullMarked;
