package dev.pandan.model.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.pandan.model.Domain;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One input of a model and the features that go into it, side by side. A missing or infinite number is NaN; a missing category is the text of {@link MissingCategory}, or, where the
 * model takes numbers of categories, the number after the last: that of a category which was not seen in training.
 */
final class Feed {
    private final OnnxJavaType type;
    private final int[] positions;
    private final Domain.Input[] inputs;
    private final String[] missing;
    private final List<Map<String, Integer>> codes;
    private final int width;
    private final long[] shape;

    /**
     * @param type a type that {@link #takes} all features
     * @param positions of the features in a row, at least one
     * @param flat whether the input has one dimension, {@code type[n]}
     */
    Feed(OnnxJavaType type, Domain domain, int[] positions, boolean flat) {
        this.type = type;
        this.positions = positions.clone();
        this.inputs = Arrays.stream(positions).mapToObj(domain.inputs()::get).toArray(Domain.Input[]::new);
        this.missing = Arrays.stream(inputs).map(MissingCategory::of).toArray(String[]::new);
        this.codes = Arrays.stream(inputs).map(Feed::codes).toList();
        this.width = Arrays.stream(inputs).mapToInt(Feed::width).sum();
        this.shape = flat ? new long[] {1} : new long[] {1, width};
    }

    /** Numbers, vectors and categories go into tensors of different types. */
    static boolean takes(OnnxJavaType type, Domain.Input input) {
        return switch (type) {
            case FLOAT, DOUBLE -> input.number();
            case STRING -> !input.number();
            case INT64, INT32 -> !input.number() && !input.categories().isEmpty();
            default -> false;
        };
    }

    /** Values per row. */
    static int width(Domain.Input input) {
        return Math.max(1, input.size());
    }

    private static Map<String, Integer> codes(Domain.Input input) {
        Map<String, Integer> codes = new HashMap<>();
        input.categories().forEach(category -> codes.put(category, codes.size()));
        return codes;
    }

    /** The tensor of one row; the caller closes it. */
    OnnxTensor tensor(OrtEnvironment environment, @Nullable Object[] features) throws OrtException {
        return switch (type) {
            case FLOAT -> OnnxTensor.createTensor(environment, FloatBuffer.wrap(numbers(features)), shape);
            case DOUBLE -> OnnxTensor.createTensor(environment, DoubleBuffer.wrap(doubles(features)), shape);
            case STRING -> OnnxTensor.createTensor(environment, texts(features), shape);
            case INT64 -> OnnxTensor.createTensor(environment, LongBuffer.wrap(longs(features)), shape);
            case INT32 -> OnnxTensor.createTensor(environment, IntBuffer.wrap(ints(features)), shape);
            default -> throw new IllegalStateException(type.toString());
        };
    }

    private float[] numbers(@Nullable Object[] features) {
        float[] numbers = new float[width];
        int next = 0;
        for (int i = 0; i < positions.length; i++) {
            Object value = features[positions[i]];
            int size = width(inputs[i]);
            if (value instanceof float[] vector) {
                System.arraycopy(vector, 0, numbers, next, size);
            } else {
                Arrays.fill(numbers, next, next + size, value == null ? Float.NaN : (Float) value);
            }
            next += size;
        }
        for (int i = 0; i < width; i++) {
            numbers[i] = Float.isFinite(numbers[i]) ? numbers[i] : Float.NaN;
        }
        return numbers;
    }

    private double[] doubles(@Nullable Object[] features) {
        float[] numbers = numbers(features);
        double[] doubles = new double[numbers.length];
        Arrays.setAll(doubles, i -> numbers[i]);
        return doubles;
    }

    private String[] texts(@Nullable Object[] features) {
        String[] texts = new String[width];
        for (int i = 0; i < width; i++) {
            texts[i] = features[positions[i]] instanceof String category ? category : missing[i];
        }
        return texts;
    }

    private int[] ints(@Nullable Object[] features) {
        int[] ints = new int[width];
        for (int i = 0; i < width; i++) {
            Map<String, Integer> known = codes.get(i);
            ints[i] = features[positions[i]] instanceof String category
                    ? known.getOrDefault(category, known.size())
                    : known.size();
        }
        return ints;
    }

    private long[] longs(@Nullable Object[] features) {
        return Arrays.stream(ints(features)).asLongStream().toArray();
    }
}
