/** Ensembles of decision trees, read from ONNX and scored in plain Java, with the exact parts that features have in a score. */
@NullMarked
package dev.pandan.model.trees;

import org.jspecify.annotations.NullMarked;
