/** Random tests that can be run again. */
@NullMarked
package dev.pandan.testkit.seed;

import org.jspecify.annotations.NullMarked;
