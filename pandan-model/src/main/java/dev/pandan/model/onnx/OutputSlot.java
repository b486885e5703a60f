package dev.pandan.model.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;

/** The output with memory that the runtime writes into, outside the heap and used again and again. Not thread-safe. */
final class OutputSlot implements AutoCloseable {
    private final OrtEnvironment environment;
    private final ScoreOutput.Form form;
    private final FloatBuffer floats;
    private final DoubleBuffer doubles;
    private @Nullable OnnxTensor tensor;
    private int rows;

    OutputSlot(OrtEnvironment environment, ScoreOutput.Form form, int capacity) {
        this.environment = environment;
        this.form = form;
        ByteBuffer memory = Slot.memory(capacity * form.width() * Double.BYTES);
        this.floats = memory.asFloatBuffer();
        this.doubles = memory.asDoubleBuffer();
    }

    OnnxTensor tensor(int size) throws OrtException {
        if (tensor == null || rows != size) {
            close();
            rows = size;
            int values = size * form.width();
            tensor = form.isDouble()
                    ? OnnxTensor.createTensor(environment, doubles.duplicate().limit(values), form.shape(size))
                    : OnnxTensor.createTensor(environment, floats.duplicate().limit(values), form.shape(size));
        }
        return tensor;
    }

    void read(int size, double[] target, int offset) {
        for (int i = 0; i < size; i++) {
            int at = (i + 1) * form.width() - 1;
            target[offset + i] = form.isDouble() ? doubles.get(at) : floats.get(at);
        }
    }

    @Override
    public void close() {
        if (tensor != null) {
            tensor.close();
            tensor = null;
        }
    }
}
