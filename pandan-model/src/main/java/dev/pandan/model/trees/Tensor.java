package dev.pandan.model.trees;

import dev.pandan.model.wire.WireReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A constant of a graph.
 *
 * @param type number of the element type in onnx.proto
 * @param shape sizes of the dimensions
 * @param numbers in row order
 */
@SuppressWarnings("ArrayRecordComponent") // owned by the record, never modified
record Tensor(String name, int type, int[] shape, double[] numbers) {
    static final int FLOAT = 1;
    static final int INT32 = 6;
    static final int INT64 = 7;
    static final int STRING = 8;
    static final int BOOL = 9;
    static final int DOUBLE = 11;

    /** Field numbers are those of onnx.proto's TensorProto. */
    static Tensor read(WireReader in) {
        List<Integer> shape = new ArrayList<>();
        List<Double> numbers = new ArrayList<>();
        byte[] raw = {};
        int type = 0;
        String name = "";
        while (in.next()) {
            switch (in.field()) {
                case 1 -> whole(in).forEach(size -> shape.add(size.intValue()));
                case 2 -> type = (int) in.varint();
                case 4 -> numbers.addAll(singles(in));
                case 5, 7 -> whole(in).forEach(number -> numbers.add(number.doubleValue()));
                case 8 -> name = in.text();
                case 9 -> raw = in.bytes();
                case 10 -> numbers.addAll(doubles(in));
                default -> in.skip();
            }
        }
        double[] all = raw.length > 0
                ? numbers(type, ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN))
                : numbers.stream().mapToDouble(Double::doubleValue).toArray();
        return new Tensor(name, type, shape.stream().mapToInt(Integer::intValue).toArray(), all);
    }

    private static double[] numbers(int type, ByteBuffer raw) {
        double[] numbers =
                switch (type) {
                    case FLOAT -> new double[raw.remaining() / Float.BYTES];
                    case INT32 -> new double[raw.remaining() / Integer.BYTES];
                    case BOOL -> new double[raw.remaining()];
                    case INT64, DOUBLE -> new double[raw.remaining() / Double.BYTES];
                    default -> throw Unreadable.because("a constant of type " + type);
                };
        Arrays.setAll(numbers, i -> switch (type) {
            case FLOAT -> raw.getFloat();
            case INT32 -> raw.getInt();
            case BOOL -> raw.get();
            case INT64 -> raw.getLong();
            default -> raw.getDouble();
        });
        return numbers;
    }

    /** One, or many that are packed. */
    static List<Long> whole(WireReader in) {
        List<Long> numbers = new ArrayList<>();
        if (!in.isDelimited()) {
            numbers.add(in.varint());
            return numbers;
        }
        for (WireReader packed = in.message(); packed.hasMore(); ) {
            numbers.add(packed.varint());
        }
        return numbers;
    }

    /** One, or many that are packed. */
    static List<Double> singles(WireReader in) {
        List<Double> numbers = new ArrayList<>();
        if (!in.isDelimited()) {
            numbers.add((double) in.single());
            return numbers;
        }
        for (WireReader packed = in.message(); packed.hasMore(); ) {
            numbers.add((double) packed.single());
        }
        return numbers;
    }

    private static List<Double> doubles(WireReader in) {
        List<Double> numbers = new ArrayList<>();
        if (!in.isDelimited()) {
            numbers.add(in.twice());
            return numbers;
        }
        for (WireReader packed = in.message(); packed.hasMore(); ) {
            numbers.add(packed.twice());
        }
        return numbers;
    }
}
