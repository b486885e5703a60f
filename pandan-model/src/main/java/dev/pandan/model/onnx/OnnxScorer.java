package dev.pandan.model.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.pandan.model.BatchScorer;
import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
import dev.pandan.model.Rows;
import dev.pandan.model.signature.Feed;
import dev.pandan.model.signature.RowScores;
import dev.pandan.model.signature.Signature;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Scores an ONNX model with ONNX Runtime, one thread per call: inputs by name of a feature ({@code float[n,1]}, NaN for
 * missing, {@code string[n,1]}, or {@code float[n,size]} for a vector), or one input for all features of a type side by side; output {@code score}, or the probabilities of
 * two classes, or a number, as scikit-learn's converters give them; a score that is infinite is none. About 3 microseconds for a small model. The runtime's vector loops
 * do not promise the same bits for a row in a batch as for the row alone. Thread-safe.
 */
public final class OnnxScorer extends BatchScorer {
    public static final String NAME = "onnx/1";

    /** Name of an output, beside that of the probabilities, with {@link #logDensity}: one value per row. */
    public static final String LOG_DENSITY = "log_density";

    /** Name of an output, beside that of the distances, with those from all clusters, also from the ones that a row cannot be of. */
    public static final String ALL_DISTANCES = "all_distances";

    private static final int BATCH = 1024;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final Map<String, Feed> feeds;
    private final ScoreOutput output;
    private final Map<String, Map<String, OnnxTensor>> texts = new HashMap<>();
    private final boolean anyRows;
    private final Lanes single;
    private final Lanes batches;
    private final Lanes densities;
    private final Optional<ScoreOutput> density;
    private final Lanes wholes;
    private final Optional<ScoreOutput> whole;

    /**
     * Fails with {@code MISMATCH} if the model cannot be loaded or does not take in the domain, and with {@code WRONG_RUNTIME} if the process's command line is so long that
     * the runtime would crash.
     *
     * @param classes that it tells apart, in the order of its probabilities, or by whose names it has them; or the clusters, in the order of their distances; empty unless {@code kind} is CLASS or DISTANCE
     */
    public OnnxScorer(byte[] model, Domain domain, OutputKind kind, List<String> classes) {
        super(NAME, domain, kind, classes);
        ShortCommandLine.check();
        try {
            this.environment = OrtEnvironment.getEnvironment();
            this.session = open(environment, model);
        } catch (OrtException e) {
            throw failed("cannot be loaded", e);
        }
        this.single = new Lanes(() -> lane(1));
        this.batches = new Lanes(() -> lane(BATCH));
        this.densities = new Lanes(this::densityLane);
        this.wholes = new Lanes(this::wholeLane);
        try {
            this.feeds = feeds(session, domain);
            this.output = ScoreOutput.of(session.getOutputInfo().values(), new RowScores(kind, classes));
            this.anyRows = Stream.concat(
                            session.getInputInfo().values().stream(),
                            Stream.of(session.getOutputInfo().get(output.name())))
                    .allMatch(OnnxInputs::anyRows);
            this.density = Optional.ofNullable(session.getOutputInfo().get(LOG_DENSITY))
                    .map(found -> new ScoreOutput(found, new RowScores(OutputKind.NUMBER, List.of())));
            this.whole = Optional.ofNullable(session.getOutputInfo().get(ALL_DISTANCES))
                    .map(found -> new ScoreOutput(found, new RowScores(kind, classes)));
            prepareTexts();
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

    static OrtSession open(OrtEnvironment environment, byte[] model) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return environment.createSession(model, options);
        }
    }

    /** Whether a file has an output that is called so, and none of distances; {@code MISMATCH} if it cannot be loaded. */
    public static boolean saysProbabilities(byte[] file) {
        ShortCommandLine.check();
        try (OrtSession session = open(OrtEnvironment.getEnvironment(), file)) {
            Set<String> outputs = session.getOutputNames();
            return outputs.stream().anyMatch(name -> name.contains("prob"))
                    && outputs.stream().noneMatch(name -> name.contains("dist"));
        } catch (OrtException e) {
            throw failed("cannot be loaded", e);
        }
    }

    private static Map<String, Feed> feeds(OrtSession session, Domain domain) throws OrtException {
        return Signature.bind(
                domain,
                session.getInputInfo().values().stream().map(OnnxInputs::of).toList());
    }

    /** A text costs more to hand over than a small model to run. */
    private void prepareTexts() throws OrtException {
        for (Map.Entry<String, Feed> feed : feeds.entrySet()) {
            Map<String, OnnxTensor> tensors = new HashMap<>();
            texts.put(feed.getKey(), tensors);
            for (String text : feed.getValue().texts()) {
                tensors.put(
                        text,
                        OnnxTensor.createTensor(
                                environment,
                                new String[] {text},
                                feed.getValue().shape(1)));
            }
        }
    }

    private Lane lane(int capacity) {
        return new Lane(environment, session, feeds, output, capacity, texts);
    }

    private Lane densityLane() {
        return new Lane(environment, session, feeds, density.orElseThrow(), 1, texts);
    }

    private Lane wholeLane() {
        return new Lane(environment, session, feeds, whole.orElseThrow(), BATCH, texts);
    }

    @Override
    protected int mostRows() {
        return anyRows ? BATCH : 1;
    }

    @Override
    protected void run(@Nullable Object[][] rows, double[] target, int offset) {
        try {
            (rows.length == 1 ? single : batches).run(lane -> lane.score(new BoxedBatch(rows), target, offset));
        } catch (OrtException e) {
            throw failed("cannot score a row", e);
        }
    }

    @Override
    protected void run(Rows rows, int from, int to, double[] target, int offset) {
        try {
            (to - from == 1 ? single : batches).run(lane -> lane.score(new RowsBatch(rows, from, to), target, offset));
        } catch (OrtException e) {
            throw failed("cannot score a row", e);
        }
    }

    @Override
    protected void runWhole(@Nullable Object[][] rows, double[] target) {
        if (whole.isEmpty()) {
            run(rows, target, 0);
            return;
        }
        try {
            wholes.run(lane -> lane.score(new BoxedBatch(rows), target, 0));
        } catch (OrtException e) {
            throw failed("cannot score a row", e);
        }
    }

    @Override
    public double logDensity(@Nullable Object[] features) {
        domain().check(features);
        double[] logarithm = {Double.NaN};
        try {
            if (density.isPresent()) {
                densities.run(lane -> lane.score(new BoxedBatch(new @Nullable Object[][] {features}), logarithm, 0));
            }
        } catch (OrtException e) {
            throw failed("cannot score a row", e);
        }
        return logarithm[0];
    }

    @Override
    public void close() {
        single.close();
        batches.close();
        densities.close();
        wholes.close();
        texts.values().forEach(known -> known.values().forEach(OnnxTensor::close));
        texts.clear();
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
