package dev.pandan.model.registry;

import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
import dev.pandan.model.Scorer;
import dev.pandan.model.calibration.CalibratedScorer;
import dev.pandan.model.calibration.Calibration;
import dev.pandan.model.hashing.Buckets;
import dev.pandan.model.hashing.HashedScorer;
import dev.pandan.model.linear.LinearModelJson;
import dev.pandan.model.linear.LinearScorer;
import dev.pandan.model.onnx.OnnxScorer;
import dev.pandan.model.runtime.Runtimes;
import dev.pandan.model.trees.TreeScorer;
import dev.pandan.model.trees.Trees;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** The scorers there are, by name. */
final class Scorers {
    private Scorers() {}

    /**
     * @param files of the bundle, by name
     */
    static Scorer open(
            String scorer, Domain domain, OutputKind kind, List<String> classes, Function<String, byte[]> files) {
        if (domain.hashes()) {
            return new HashedScorer(open(scorer, Buckets.domain(domain), kind, classes, files), domain);
        }
        String inside = CalibratedScorer.inside(scorer);
        if (!inside.equals(scorer)) {
            String text = new String(files.apply(Artifacts.CALIBRATION), StandardCharsets.UTF_8);
            return new CalibratedScorer(open(inside, domain, kind, classes, files), Calibration.parse(text));
        }
        return switch (scorer) {
            case LinearScorer.NAME -> new LinearScorer(LinearModelJson.read(files.apply(Artifacts.LINEAR)));
            case OnnxScorer.NAME -> new OnnxScorer(files.apply(Artifacts.ONNX), domain, kind, classes);
            case TreeScorer.NAME -> Trees.open(files.apply(Artifacts.ONNX), domain, kind, classes);
            default -> Runtimes.find(scorer).orElseThrow(() -> unknown(scorer)).open(domain, kind, classes, files);
        };
    }

    private static PandanException unknown(String scorer) {
        return PandanException.of(
                ErrorCode.MISMATCH,
                "the model needs the scorer '" + scorer + "', which this version of Pandan does not know; use a newer"
                        + " one, or train the model anew");
    }
}
