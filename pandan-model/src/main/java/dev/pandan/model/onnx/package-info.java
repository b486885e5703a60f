/** Writing models as ONNX and scoring them with ONNX Runtime. */
@NullMarked
package dev.pandan.model.onnx;

import org.jspecify.annotations.NullMarked;
