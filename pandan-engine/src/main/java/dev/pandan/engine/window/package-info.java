/** Windows of rows by key, over which both edges move. */
@NullMarked
package dev.pandan.engine.window;

import org.jspecify.annotations.NullMarked;
