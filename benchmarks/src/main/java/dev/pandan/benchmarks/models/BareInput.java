package dev.pandan.benchmarks.models;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An input of a call of ONNX Runtime by hand: values that lie ready as arrays are copied into pinned memory; texts need a tensor anew. */
final class BareInput {
    private final OrtEnvironment environment;
    private final long[] shape;
    private final int size;
    private final float @Nullable [] floats;
    private final long @Nullable [] longs;
    private final String @Nullable [] texts;
    private final FloatBuffer floatMemory;
    private final LongBuffer longMemory;
    private @Nullable OnnxTensor tensor;

    /**
     * @param values {@code float[]}, {@code long[]} or {@code String[]}: of all rows, one after the other
     * @param rows of a call
     * @param width values per row
     */
    BareInput(OrtEnvironment environment, Object values, int rows, int width) throws OrtException {
        this.environment = environment;
        this.shape = new long[] {rows, width};
        this.size = rows * width;
        this.floats = values instanceof float[] array ? array : null;
        this.longs = values instanceof long[] array ? array : null;
        this.texts = values instanceof String[] array ? array : null;
        ByteBuffer memory = ByteBuffer.allocateDirect(size * Long.BYTES).order(ByteOrder.nativeOrder());
        this.floatMemory = memory.asFloatBuffer().limit(size);
        this.longMemory = memory.asLongBuffer().limit(size);
        if (floats != null) {
            tensor = OnnxTensor.createTensor(environment, floatMemory.duplicate(), shape);
        } else if (longs != null) {
            tensor = OnnxTensor.createTensor(environment, longMemory.duplicate(), shape);
        }
    }

    /** @param call which call's rows */
    OnnxTensor load(int call) throws OrtException {
        if (floats != null) {
            floatMemory.clear().put(floats, call * size, size);
        } else if (longs != null) {
            longMemory.clear().put(longs, call * size, size);
        } else {
            if (tensor != null) {
                tensor.close();
            }
            String[] some = Arrays.copyOfRange(Objects.requireNonNull(texts), call * size, (call + 1) * size);
            tensor = OnnxTensor.createTensor(environment, some, shape);
        }
        return Objects.requireNonNull(tensor);
    }
}
