/** Values written as text: ISO-8601 times, numbers, and back. */
@NullMarked
package dev.pandan.live.text;

import org.jspecify.annotations.NullMarked;
