package dev.pandan.model.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.pandan.model.Domain;
import dev.pandan.model.Scorer;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Scores an ONNX model with ONNX Runtime, one row and one thread per call: inputs by name ({@code float[n,1]}, NaN for missing, {@code string[n,1]}, or
 * {@code float[n,size]} for a vector), output
 * {@code score} ({@code float} or {@code double}, one value per row). About 30 microseconds a row. Rows of a batch are scored one by one, because the runtime's vector loops
 * do not promise the same bits for a row in a batch. Thread-safe.
 */
public final class OnnxScorer implements Scorer {
    public static final String NAME = "onnx/1";

    private static final long[] ONE_ROW = {1, 1};

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final Domain domain;
    private final String[] missing;

    /**
     * Fails with {@code MISMATCH} if the model cannot be loaded or does not take in the domain, and with {@code WRONG_RUNTIME} if the process's command line is so long that
     * the runtime would crash.
     */
    public OnnxScorer(byte[] model, Domain domain) {
        this.domain = domain;
        this.missing = domain.inputs().stream().map(MissingCategory::of).toArray(String[]::new);
        ShortCommandLine.check();
        try {
            this.environment = OrtEnvironment.getEnvironment();
            this.session = open(environment, model);
        } catch (OrtException e) {
            throw failed("cannot be loaded", e);
        }
        check();
    }

    private static OrtSession open(OrtEnvironment environment, byte[] model) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return environment.createSession(model, options);
        }
    }

    private void check() {
        try {
            Map<String, NodeInfo> found = session.getInputInfo();
            for (Domain.Input input : domain.inputs()) {
                OnnxJavaType expected = input.number() ? OnnxJavaType.FLOAT : OnnxJavaType.STRING;
                NodeInfo info = found.get(input.name());
                if (info == null || !(info.getInfo() instanceof TensorInfo tensor) || tensor.type != expected) {
                    throw failed("has no input '" + input.name() + "' of type " + expected, null);
                }
                if (input.takesVector() && !fits(tensor.getShape(), input.size())) {
                    throw failed("has no input '" + input.name() + "' of " + input.size() + " values per row", null);
                }
            }
            if (found.size() != domain.inputs().size()) {
                throw failed(
                        "has " + found.size() + " inputs (expected: "
                                + domain.inputs().size() + ")",
                        null);
            }
            if (!session.getOutputNames().contains(OnnxWriter.SCORE)) {
                throw failed("has no output '" + OnnxWriter.SCORE + "'", null);
            }
        } catch (OrtException e) {
            throw failed("cannot be inspected", e);
        }
    }

    /** @param shape -1: not fixed */
    private static boolean fits(long[] shape, int size) {
        return shape.length == 2 && (shape[1] == size || shape[1] < 0);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Domain domain() {
        return domain;
    }

    @Override
    public double score(@Nullable Object[] features) {
        domain.check(features);
        Map<String, OnnxTensor> tensors = new HashMap<>();
        try {
            for (int i = 0; i < features.length; i++) {
                tensors.put(domain.inputs().get(i).name(), tensor(i, features[i]));
            }
            try (OrtSession.Result result = session.run(tensors, Set.of(OnnxWriter.SCORE))) {
                return first((OnnxTensor) result.get(0));
            }
        } catch (OrtException e) {
            throw failed("cannot score a row", e);
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    private OnnxTensor tensor(int input, @Nullable Object value) throws OrtException {
        int size = domain.inputs().get(input).size();
        if (size > 0) {
            float[] vector = value == null ? missing(size) : (float[]) value;
            return OnnxTensor.createTensor(environment, FloatBuffer.wrap(vector), new long[] {1, size});
        }
        if (domain.inputs().get(input).number()) {
            float number = value == null ? Float.NaN : (Float) value;
            return OnnxTensor.createTensor(environment, FloatBuffer.wrap(new float[] {number}), ONE_ROW);
        }
        String category = value == null ? missing[input] : (String) value;
        return OnnxTensor.createTensor(environment, new String[] {category}, ONE_ROW);
    }

    private static float[] missing(int size) {
        float[] vector = new float[size];
        Arrays.fill(vector, Float.NaN);
        return vector;
    }

    private static double first(OnnxTensor tensor) {
        return tensor.getInfo().type == OnnxJavaType.DOUBLE
                ? tensor.getDoubleBuffer().get(0)
                : tensor.getFloatBuffer().get(0);
    }

    /** Empty: the runtime does not say. */
    @Override
    public double[] contributions(@Nullable Object[] features) {
        return new double[0];
    }

    @Override
    public double[] scores(List<@Nullable Object[]> rows) {
        return rows.stream().mapToDouble(this::score).toArray();
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw failed("cannot be closed", e);
        }
    }

    private static PandanException failed(String what, @Nullable Exception cause) {
        return PandanException.of(
                ErrorCode.MISMATCH,
                "the ONNX model " + what
                        + " (expected: one named input per feature, [n,1] or as wide as a vector, and an output '"
                        + OnnxWriter.SCORE + "')",
                cause);
    }
}
