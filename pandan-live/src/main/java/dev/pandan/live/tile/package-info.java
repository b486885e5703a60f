/** Tiles of hot keys: what they are made of, when, and what is known of them. */
@NullMarked
package dev.pandan.live.tile;

import org.jspecify.annotations.NullMarked;
