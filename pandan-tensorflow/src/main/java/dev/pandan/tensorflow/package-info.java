/** TensorFlow's SavedModels, scored by TensorFlow itself. */
@NullMarked
package dev.pandan.tensorflow;

import org.jspecify.annotations.NullMarked;
