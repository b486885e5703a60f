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
    private final float[] floatValues;
    private final double[] doubleValues;
    private @Nullable OnnxTensor tensor;
    private final int wanted;
    private int rows;

    /**
     * @param wanted values per row that are read, the last ones
     */
    OutputSlot(OrtEnvironment environment, ScoreOutput.Form form, int wanted, int capacity) {
        this.wanted = wanted;
        this.environment = environment;
        this.form = form;
        ByteBuffer memory = Slot.memory(capacity * form.width() * Double.BYTES);
        this.floats = memory.asFloatBuffer();
        this.doubles = memory.asDoubleBuffer();
        this.floatValues = new float[form.isDouble() ? 0 : capacity * form.width()];
        this.doubleValues = new double[form.isDouble() ? capacity * form.width() : 0];
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
        if (form.isDouble()) {
            doubles.get(0, doubleValues, 0, size * form.width());
            readDoubles(size, target, offset);
        } else {
            floats.get(0, floatValues, 0, size * form.width());
            readFloats(size, target, offset);
        }
    }

    private void readDoubles(int size, double[] target, int offset) {
        for (int row = 0; row < size; row++) {
            System.arraycopy(doubleValues, (row + 1) * form.width() - wanted, target, offset + row * wanted, wanted);
        }
    }

    private void readFloats(int size, double[] target, int offset) {
        int next = offset;
        for (int row = 0; row < size; row++) {
            int from = (row + 1) * form.width() - wanted;
            for (int i = 0; i < wanted; i++) {
                target[next++] = floatValues[from + i];
            }
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
