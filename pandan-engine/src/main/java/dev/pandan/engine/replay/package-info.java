/** History run again through the live engine: features and labels as they were. */
@NullMarked
package dev.pandan.engine.replay;

import org.jspecify.annotations.NullMarked;
