/** From a model's score to a probability. */
@NullMarked
package dev.pandan.model.calibration;

import org.jspecify.annotations.NullMarked;
