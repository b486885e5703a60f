/** What a score costs: by runtime and model, beside ONNX Runtime called bare and beside Python. */
@NullMarked
package dev.pandan.benchmarks.models;

import org.jspecify.annotations.NullMarked;
