package dev.pandan.spec.project;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads how scores are calibrated; only those of models that say whether something is so. */
final class CalibrateReader {
    private final Nodes nodes;
    private final Scalars scalars;

    CalibrateReader(Nodes nodes, Scalars scalars) {
        this.nodes = nodes;
        this.scalars = scalars;
    }

    /** @param entries of the model */
    Optional<CalibrationMethod> read(String path, Map<String, Node> entries, Target target) {
        @Nullable Node found = entries.get("calibrate");
        if (found == null) {
            return Optional.empty();
        }
        String method = scalars.choice(path + ".calibrate", found, CalibrationMethod.texts());
        if (target != Target.BINARY) {
            nodes.problem(
                    found,
                    path + ".calibrate: the model predicts a" + (target == Target.ANOMALY ? "n " : " ") + target.text()
                            + ": only the probability of true or false is calibrated; leave it out");
        }
        return Optional.of(method).filter(CalibrationMethod.texts()::contains).map(CalibrationMethod::of);
    }
}
