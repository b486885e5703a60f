package dev.pandan.model.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.pandan.model.OutputKind;
import dev.pandan.model.calibration.Calibration;
import dev.pandan.model.signature.RowScores;
import dev.pandan.model.wire.WireReader;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.nio.BufferUnderflowException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts a {@link Calibration} behind the score of an ONNX file, whose only output then is the calibrated probability, {@code double[n,1]}, named {@code score}, or {@code probability} where
 * an input has that name. Which calibration it is stands in the file's metadata, see {@link CalibrationNote}. Field numbers are those of onnx.proto.
 */
public final class CalibratedGraph {
    private static final int NODE = 1;
    private static final int GRAPH = 7;
    private static final int INPUT = 11;
    private static final int OUTPUT = 12;
    private static final int VALUE_INFO = 13;
    private static final long LAST = -1;
    private static final long ALL = -1;

    private final Calibration calibration;
    private final ScoreOutput score;
    private final List<GraphNodeBytes> nodes = new ArrayList<>();
    private final Wire rest = new Wire();
    private String name = OnnxWriter.SCORE;

    private CalibratedGraph(Calibration calibration, ScoreOutput score) {
        this.calibration = calibration;
        this.score = score;
    }

    /** Fails with {@code MISMATCH} if the file has no probability as an output, or is calibrated already. */
    public static byte[] write(byte[] file, Calibration calibration) {
        ScoreOutput score = ScoreOutput.of(outputs(file), new RowScores(OutputKind.BINARY, List.of()));
        try {
            if (CalibrationNote.read(file).isPresent()) {
                throw failed("is calibrated already (expected: a score that is not)", null);
            }
            return new CalibratedGraph(calibration, score).model(new WireReader(file));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw failed("cannot be read (expected: a whole file)", e);
        }
    }

    private static Collection<NodeInfo> outputs(byte[] file) {
        ShortCommandLine.check();
        try (OrtSession session = OnnxScorer.open(OrtEnvironment.getEnvironment(), file)) {
            return session.getOutputInfo().values();
        } catch (OrtException e) {
            throw failed("cannot be loaded (expected: a model that ONNX Runtime runs)", e);
        }
    }

    private static PandanException failed(String what, @Nullable Exception cause) {
        return PandanException.of(ErrorCode.MISMATCH, "the ONNX model " + what, cause);
    }

    private byte[] model(WireReader in) {
        Wire model = new Wire();
        while (in.next()) {
            if (in.field() == GRAPH) {
                read(in.message());
                String raw = raw();
                String before = raw.equals(name) ? raw + "_uncalibrated" : raw;
                model.message(GRAPH, graph(before));
                model.raw(new CalibrationNote(calibration, before).fields());
            } else {
                model.raw(in.whole());
            }
        }
        return model.toBytes();
    }

    private void read(WireReader graph) {
        while (graph.next()) {
            switch (graph.field()) {
                case NODE -> nodes.add(GraphNodeBytes.read(graph.message()));
                case INPUT -> input(graph.bytes());
                case OUTPUT, VALUE_INFO -> graph.skip();
                default -> rest.raw(graph.whole());
            }
        }
    }

    private void input(byte[] value) {
        rest.bytes(INPUT, value);
        WireReader in = new WireReader(value);
        while (in.next()) {
            if (in.field() == 1 && in.text().equals(OnnxWriter.SCORE)) {
                name = "probability";
            } else if (in.field() != 1) {
                in.skip();
            }
        }
    }

    /** The tensor with the score: behind it may be maps from class to probability. */
    private String raw() {
        return nodes.stream()
                .filter(node -> node.isZipMap() && node.outputs().contains(score.name()))
                .map(node -> node.inputs().get(0))
                .findFirst()
                .orElse(score.name());
    }

    /** @param before name of the tensor with the score */
    private Wire graph(String before) {
        Wire graph = new Wire();
        nodes.stream()
                .filter(node -> !node.isZipMap())
                .forEach(node -> graph.message(NODE, node.renamed(name, name + "_uncalibrated")));
        OnnxGraph more = new OnnxGraph("calibration_");
        String one = more.node("Reshape", positive(more, before), more.whole(ALL, 1));
        more.name(new CalibrationWriter(more).write(calibration, more.castToDouble(one)), name);
        more.output(name, OnnxGraph.DOUBLE);
        return graph.raw(rest).raw(more.fields());
    }

    /** Of two probabilities the second. */
    private String positive(OnnxGraph more, String values) {
        boolean isFlat = score.form().filter(ScoreOutput.Form::flat).isPresent();
        return isFlat ? values : more.node(new Attributes("").number("axis", 1), "Gather", values, more.whole(LAST));
    }
}
