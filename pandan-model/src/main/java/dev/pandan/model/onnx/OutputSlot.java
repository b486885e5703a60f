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
        int values = size * form.width();
        int skipped = form.width() - wanted;
        int next = offset;
        if (form.isDouble()) {
            doubles.get(0, doubleValues, 0, values);
            for (int row = skipped; row < values; row += form.width()) {
                System.arraycopy(doubleValues, row, target, next, wanted);
                next += wanted;
            }
            return;
        }
        floats.get(0, floatValues, 0, values);
        if (form.width() == 1) {
            for (int row = 0; row < size; row++) {
                target[next + row] = floatValues[row];
            }
            return;
        }
        for (int row = skipped; row < values; row += form.width()) {
            for (int i = 0; i < wanted; i++) {
                target[next++] = floatValues[row + i];
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
