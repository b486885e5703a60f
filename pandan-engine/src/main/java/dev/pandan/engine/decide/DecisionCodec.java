package dev.pandan.engine.decide;

import dev.pandan.engine.verdict.ClassProbabilities;
import dev.pandan.spec.row.ByteReader;
import dev.pandan.spec.row.ByteWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The binary form of a decision. Form 1, or 2 with probabilities of classes behind; floats keep all their bits. */
public final class DecisionCodec {
    private static final int FORM = 1;
    private static final int WITH_CLASSES = 2;
    private static final int MISSING = 0;
    private static final int NUMBER = 1;
    private static final int CATEGORY = 2;
    private static final int VECTOR = 3;

    private DecisionCodec() {}

    public static byte[] encode(Decision decision) {
        ByteWriter out = new ByteWriter();
        out.u8(decision.classes().isEmpty() ? FORM : WITH_CLASSES);
        text(out, decision.name());
        text(out, decision.id());
        out.i64(decision.timeMicros());
        writeFeatures(out, decision.features());
        out.varint(decision.lookups().size());
        for (byte @Nullable [] row : decision.lookups()) {
            out.u8(row == null ? MISSING : NUMBER);
            if (row != null) {
                out.bytes(row);
            }
        }
        out.i64(Double.doubleToLongBits(decision.score()));
        text(out, decision.action());
        out.i32(decision.rule());
        out.i32(decision.bundle());
        text(out, decision.scorer());
        out.i64(decision.decidedAtMicros());
        out.varint(decision.contributions().length);
        for (double contribution : decision.contributions()) {
            out.i32(Float.floatToIntBits((float) contribution));
        }
        if (!decision.classes().isEmpty()) {
            writeClasses(out, decision.classes());
        }
        return out.toBytes();
    }

    public static Decision decode(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        int form = in.u8();
        if (form != FORM && form != WITH_CLASSES) {
            throw ByteReader.damaged();
        }
        return new Decision(
                text(in),
                text(in),
                in.i64(),
                readFeatures(in),
                readLookups(in),
                Double.longBitsToDouble(in.i64()),
                text(in),
                in.i32(),
                in.i32(),
                text(in),
                in.i64(),
                readContributions(in),
                form == FORM ? ClassProbabilities.NONE : readClasses(in));
    }

    private static void writeClasses(ByteWriter out, ClassProbabilities classes) {
        out.varint(classes.names().size());
        for (int i = 0; i < classes.values().length; i++) {
            text(out, classes.names().get(i));
            out.i64(Double.doubleToLongBits(classes.values()[i]));
        }
    }

    private static ClassProbabilities readClasses(ByteReader in) {
        int size = in.varint();
        List<String> names = new ArrayList<>(size);
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            names.add(text(in));
            values[i] = Double.longBitsToDouble(in.i64());
        }
        return new ClassProbabilities(List.copyOf(names), values);
    }

    private static void writeFeatures(ByteWriter out, FeatureRow features) {
        out.varint(features.values().length);
        for (Object value : features.values()) {
            if (value instanceof Float number) {
                out.u8(NUMBER);
                out.i32(Float.floatToIntBits(number));
            } else if (value instanceof String category) {
                out.u8(CATEGORY);
                text(out, category);
            } else if (value instanceof float[] vector) {
                out.u8(VECTOR);
                out.bytes(ofVector(vector));
            } else {
                out.u8(MISSING);
            }
        }
        out.varint(features.rows().length);
        for (int i = 0; i < features.rows().length; i++) {
            out.i64(features.rows()[i]);
            out.i64(features.hashes()[i]);
        }
    }

    private static byte[] ofVector(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES);
        for (float element : vector) {
            bytes.putInt(Float.floatToIntBits(element));
        }
        return bytes.array();
    }

    private static float[] toVector(byte[] bytes) {
        float[] vector = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(vector);
        return vector;
    }

    private static FeatureRow readFeatures(ByteReader in) {
        @Nullable Object[] values = new Object[in.varint()];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (in.u8()) {
                case MISSING -> null;
                case NUMBER -> Float.intBitsToFloat(in.i32());
                case CATEGORY -> text(in);
                case VECTOR -> toVector(in.bytes());
                default -> throw ByteReader.damaged();
            };
        }
        int windows = in.varint();
        long[] rows = new long[windows];
        long[] hashes = new long[windows];
        for (int i = 0; i < windows; i++) {
            rows[i] = in.i64();
            hashes[i] = in.i64();
        }
        return new FeatureRow(values, rows, hashes);
    }

    private static List<byte @Nullable []> readLookups(ByteReader in) {
        int size = in.varint();
        List<byte @Nullable []> rows = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            rows.add(in.u8() == MISSING ? null : in.bytes());
        }
        return Collections.unmodifiableList(rows);
    }

    private static double[] readContributions(ByteReader in) {
        double[] contributions = new double[in.varint()];
        for (int i = 0; i < contributions.length; i++) {
            contributions[i] = Float.intBitsToFloat(in.i32());
        }
        return contributions;
    }

    private static void text(ByteWriter out, String text) {
        out.bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(ByteReader in) {
        return new String(in.bytes(), StandardCharsets.UTF_8);
    }
}
