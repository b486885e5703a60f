/** Fits calibrations to scores and what came. */
@NullMarked
package dev.pandan.training.calibrate;

import org.jspecify.annotations.NullMarked;
