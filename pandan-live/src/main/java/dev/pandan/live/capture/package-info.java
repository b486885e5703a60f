/** Rows that other programs write into a user's table become events. */
@NullMarked
package dev.pandan.live.capture;

import org.jspecify.annotations.NullMarked;
