/** Checks of the shape of all rooms together. */
@NullMarked
package dev.pandan.architecture;

import org.jspecify.annotations.NullMarked;
