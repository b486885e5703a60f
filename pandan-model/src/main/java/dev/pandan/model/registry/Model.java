package dev.pandan.model.registry;

import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
import dev.pandan.model.Scorer;
import dev.pandan.model.calibration.CalibratedScorer;
import dev.pandan.model.calibration.Calibration;
import dev.pandan.model.linear.LinearModel;
import dev.pandan.model.linear.LinearModelJson;
import dev.pandan.model.linear.LinearScorer;
import dev.pandan.model.onnx.CalibratedGraph;
import dev.pandan.model.onnx.OnnxScorer;
import dev.pandan.model.onnx.OnnxWriter;
import dev.pandan.model.trees.TreeScorer;
import dev.pandan.model.trees.Trees;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A model that can serve: files, what it takes in, what its score is, and the scorer that reads the files.
 *
 * @param scorer name and version, for example {@code onnx/1}; one that {@link Registry#scorer} knows
 * @param domain what the model takes in, one input per feature of the decision
 * @param classes what it tells apart, in its own order; empty unless it predicts a class
 * @param files by name, see {@link Artifacts}; arrays are not modified
 */
public record Model(String scorer, Domain domain, OutputKind output, List<String> classes, Map<String, byte[]> files) {
    public Model {
        classes = List.copyOf(classes);
        files = Map.copyOf(files);
    }

    /** Of another kind than one of classes. */
    public Model(String scorer, Domain domain, OutputKind output, Map<String, byte[]> files) {
        this(scorer, domain, output, List.of(), files);
    }

    /** A linear model, which serves in plain Java and is kept as ONNX beside. */
    public static Model of(LinearModel model) {
        return of(model, OutputKind.BINARY);
    }

    /** The same, with what its score is. */
    public static Model of(LinearModel model, OutputKind output) {
        return new Model(
                LinearScorer.NAME,
                model.domain(),
                output,
                Map.of(Artifacts.LINEAR, LinearModelJson.write(model), Artifacts.ONNX, OnnxWriter.write(model)));
    }

    /** A model as ONNX, which plain Java serves where {@link Trees} can, else ONNX Runtime; the file is as {@link OnnxScorer} says. */
    public static Model onnx(byte[] file, Domain domain, OutputKind output) {
        return onnx(file, domain, output, List.of());
    }

    /** @param classes in the order of the file's probabilities; empty unless it predicts one */
    public static Model onnx(byte[] file, Domain domain, OutputKind output, List<String> classes) {
        String scorer = Trees.serve(file, domain, output, classes) ? TreeScorer.NAME : OnnxScorer.NAME;
        return new Model(scorer, domain, output, classes, Map.of(Artifacts.ONNX, file));
    }

    /** The same, of a probability, with a calibration behind its score: inside its files if it is linear or in ONNX, where it serves as fast as before if {@link Trees} can; else beside them. */
    public Model calibrated(Calibration by) {
        if (domain.hashes()) {
            throw new IllegalStateException("hashed before it is calibrated");
        }
        Map<String, byte[]> all = new HashMap<>(files);
        byte[] linear = files.get(Artifacts.LINEAR);
        byte[] onnx = files.get(Artifacts.ONNX);
        if (linear == null && onnx == null) {
            all.put(Artifacts.CALIBRATION, by.text().getBytes(StandardCharsets.UTF_8));
            return new Model(scorer + CalibratedScorer.SUFFIX, domain, output, classes, all);
        }
        Model calibrated = linear == null
                ? onnx(CalibratedGraph.write(Objects.requireNonNull(onnx), by), domain, output)
                : of(LinearModelJson.read(linear).calibrated(by), output);
        all.putAll(calibrated.files);
        return new Model(calibrated.scorer, domain, output, classes, all);
    }

    /** The scorer that will serve; the caller closes it. */
    public Scorer open() {
        return Scorers.open(scorer, domain, output, classes, name -> Objects.requireNonNull(files.get(name), name));
    }

    /** The same that takes in texts where this one takes in buckets, see {@link Domain#hashed}; the files stay as they are. */
    public Model hashed(Map<String, Integer> buckets) {
        return new Model(scorer, domain.hashed(buckets), output, classes, files);
    }

    /** The same, knowing the typical values of some rows, see {@link Domain#typicalOf}. */
    public Model typicalOf(List<@Nullable Object[]> rows) {
        return new Model(scorer, domain.typicalOf(rows), output, classes, files);
    }
}
