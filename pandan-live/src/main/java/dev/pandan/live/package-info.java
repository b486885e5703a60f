/** The live path: events are admitted in order, decided about, made durable and acknowledged. */
@NullMarked
package dev.pandan.live;

import org.jspecify.annotations.NullMarked;
