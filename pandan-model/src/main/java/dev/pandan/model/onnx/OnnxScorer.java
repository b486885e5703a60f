package dev.pandan.model.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.pandan.engine.verdict.ClassProbabilities;
import dev.pandan.engine.verdict.Verdict;
import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
import dev.pandan.model.Scorer;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Scores an ONNX model with ONNX Runtime, one row and one thread per call: inputs by name of a feature ({@code float[n,1]}, NaN for
 * missing, {@code string[n,1]}, or {@code float[n,size]} for a vector), or one input for all features of a type side by side; output {@code score}, or the probabilities of
 * two classes, or a number, as scikit-learn's converters give them; a score that is infinite is none. About 30 microseconds a row. Rows of a batch are scored one by one, because the runtime's vector loops
 * do not promise the same bits for a row in a batch. Thread-safe.
 */
public final class OnnxScorer implements Scorer {
    public static final String NAME = "onnx/1";

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final Domain domain;
    private final Map<String, Feed> feeds;
    private final ScoreOutput output;
    private final List<String> classes;

    /**
     * Fails with {@code MISMATCH} if the model cannot be loaded or does not take in the domain, and with {@code WRONG_RUNTIME} if the process's command line is so long that
     * the runtime would crash.
     *
     * @param classes that it tells apart, in the order of its probabilities, or by whose names it has them; empty unless {@code kind} is CLASS
     */
    public OnnxScorer(byte[] model, Domain domain, OutputKind kind, List<String> classes) {
        this.classes = List.copyOf(classes);
        this.domain = domain;
        ShortCommandLine.check();
        try {
            this.environment = OrtEnvironment.getEnvironment();
            this.session = open(environment, model);
        } catch (OrtException e) {
            throw failed("cannot be loaded", e);
        }
        try {
            this.feeds = feeds(session, domain);
            this.output = ScoreOutput.of(session.getOutputInfo().values(), kind, classes);
        } catch (OrtException e) {
            close();
            throw failed("cannot be inspected", e);
        } catch (PandanException e) {
            close();
            throw e;
        }
    }

    /** Of another kind than one of classes. */
    public OnnxScorer(byte[] model, Domain domain, OutputKind kind) {
        this(model, domain, kind, List.of());
    }

    /** Of a probability. */
    public OnnxScorer(byte[] model, Domain domain) {
        this(model, domain, OutputKind.BINARY);
    }

    private static OrtSession open(OrtEnvironment environment, byte[] model) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return environment.createSession(model, options);
        }
    }

    private static Map<String, Feed> feeds(OrtSession session, Domain domain) throws OrtException {
        return Signature.bind(
                domain,
                session.getInputInfo().values().stream().map(ModelInput::of).toList());
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
        return verdict(features).score();
    }

    @Override
    public Verdict verdict(@Nullable Object[] features) {
        double[] values = run(features);
        if (!classes.isEmpty()) {
            return Verdict.of(new ClassProbabilities(classes, values));
        }
        double score = values[0];
        return Verdict.of(Double.isFinite(score) ? score : Double.NaN);
    }

    private double[] run(@Nullable Object[] features) {
        domain.check(features);
        Map<String, OnnxTensor> tensors = new HashMap<>();
        try {
            for (Map.Entry<String, Feed> feed : feeds.entrySet()) {
                tensors.put(feed.getKey(), feed.getValue().tensor(environment, features));
            }
            try (OrtSession.Result result = session.run(tensors, Set.of(output.name()))) {
                return output.read(result.get(0));
            }
        } catch (OrtException e) {
            throw failed("cannot score a row", e);
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
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

    private static PandanException failed(String what, Exception cause) {
        return PandanException.of(
                ErrorCode.MISMATCH,
                "the ONNX model " + what + ": " + cause.getMessage() + " (expected: a model that ONNX Runtime runs)",
                cause);
    }
}
