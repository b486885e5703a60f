package dev.pandan.model.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.pandan.model.Rows;
import dev.pandan.model.signature.ElementType;
import dev.pandan.model.signature.Feed;
import dev.pandan.model.signature.Filling;
import dev.pandan.model.signature.RowsFilling;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One input of a model with memory for its rows, outside the heap and used again and again; texts have none and are handed over anew. Not thread-safe. */
final class Slot implements AutoCloseable {
    private final OrtEnvironment environment;
    private final Feed feed;
    private final Filling filling;
    private final RowsFilling rowsFilling;
    private final Map<String, OnnxTensor> texts;
    private final ByteBuffer memory;
    /** Of the type of the elements. */
    private final Object array;

    private @Nullable OnnxTensor tensor;
    private int rows;

    /**
     * @param capacity most rows
     * @param texts tensors of single texts that are known beforehand; not closed here
     */
    Slot(OrtEnvironment environment, Feed feed, int capacity, Map<String, OnnxTensor> texts) {
        this.environment = environment;
        this.feed = feed;
        this.filling = feed.filling();
        this.rowsFilling = feed.rowsFilling();
        this.texts = texts;
        this.array = array(feed.type(), capacity * feed.width());
        this.memory = memory(feed.type() == ElementType.STRING ? 0 : capacity * feed.width() * Double.BYTES);
    }

    static ByteBuffer memory(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    /**
     * Takes in some of the rows that {@link #load} is going to hand over; not texts.
     *
     * @param from the first of them
     * @param to behind the last of them
     */
    void fill(@Nullable Object[][] batch, int from, int to) {
        if (array instanceof float[] floats) {
            filling.put(batch, from, to, floats);
        } else if (array instanceof double[] doubles) {
            filling.put(batch, from, to, doubles);
        } else if (array instanceof long[] longs) {
            filling.put(batch, from, to, longs);
        } else if (array instanceof int[] ints) {
            filling.put(batch, from, to, ints);
        }
    }

    /** @param first which row of all is the first of the batch */
    void fill(Rows batch, int first, int from, int to) {
        if (array instanceof float[] floats) {
            rowsFilling.put(batch, first, from, to, floats);
        } else if (array instanceof double[] doubles) {
            rowsFilling.put(batch, first, from, to, doubles);
        } else if (array instanceof long[] longs) {
            rowsFilling.put(batch, first, from, to, longs);
        } else if (array instanceof int[] ints) {
            rowsFilling.put(batch, first, from, to, ints);
        }
    }

    void fillTexts(@Nullable Object[][] batch, String[] target) {
        filling.put(batch, target);
    }

    void fillTexts(Rows batch, int first, String[] target) {
        rowsFilling.put(batch, first, target);
    }

    /** The tensor of rows that were all filled in; valid until the next call. */
    OnnxTensor load(Batch batch) throws OrtException {
        if (feed.type() == ElementType.STRING) {
            return texts(batch);
        }
        copy(batch.size() * feed.width());
        if (tensor == null || rows != batch.size()) {
            close();
            rows = batch.size();
            tensor = create(feed.shape(rows));
        }
        return tensor;
    }

    /** By way of the heap: single values are put there faster than outside. */
    private void copy(int values) {
        if (array instanceof float[] floats) {
            memory.asFloatBuffer().put(floats, 0, values);
        } else if (array instanceof double[] doubles) {
            memory.asDoubleBuffer().put(doubles, 0, values);
        } else if (array instanceof long[] longs) {
            memory.asLongBuffer().put(longs, 0, values);
        } else if (array instanceof int[] ints) {
            memory.asIntBuffer().put(ints, 0, values);
        }
    }

    private static Object array(ElementType type, int values) {
        return switch (type) {
            case FLOAT -> new float[values];
            case DOUBLE -> new double[values];
            case INT64 -> new long[values];
            case INT32 -> new int[values];
            case STRING, OTHER -> new Object();
        };
    }

    private OnnxTensor create(long[] shape) throws OrtException {
        int values = rows * feed.width();
        return switch (feed.type()) {
            case FLOAT ->
                OnnxTensor.createTensor(environment, memory.asFloatBuffer().limit(values), shape);
            case DOUBLE ->
                OnnxTensor.createTensor(environment, memory.asDoubleBuffer().limit(values), shape);
            case INT64 ->
                OnnxTensor.createTensor(environment, memory.asLongBuffer().limit(values), shape);
            case INT32 ->
                OnnxTensor.createTensor(environment, memory.asIntBuffer().limit(values), shape);
            default -> throw new IllegalStateException(feed.type().toString());
        };
    }

    private OnnxTensor texts(Batch batch) throws OrtException {
        String[] values = new String[batch.size() * feed.width()];
        batch.fillTexts(this, values);
        OnnxTensor known = values.length == 1 ? texts.get(values[0]) : null;
        if (known != null) {
            return known;
        }
        close();
        tensor = OnnxTensor.createTensor(environment, values, feed.shape(batch.size()));
        return tensor;
    }

    @Override
    public void close() {
        if (tensor != null) {
            tensor.close();
            tensor = null;
        }
    }
}
