/** Whether a bundle may be promoted. */
@NullMarked
package dev.pandan.training.gate;

import org.jspecify.annotations.NullMarked;
