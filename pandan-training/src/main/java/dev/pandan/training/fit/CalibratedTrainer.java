package dev.pandan.training.fit;

import dev.pandan.model.Scorer;
import dev.pandan.model.calibration.Calibration;
import dev.pandan.model.calibration.Isotonic;
import dev.pandan.model.onnx.OnnxScorer;
import dev.pandan.model.registry.Artifacts;
import dev.pandan.model.registry.Model;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.CalibrationMethod;
import dev.pandan.training.calibrate.CalibrationFit;
import dev.pandan.training.calibrate.Outcome;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.job.Stages;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Trains by another trainer on the earlier rows, and calibrates the model on the later ones. */
public final class CalibratedTrainer implements ModelTrainer {
    /** Largest difference of a score from the calibration of the score before. */
    private static final double TOLERANCE = 1e-6;

    private final ModelTrainer trainer;
    private final String decision;
    private final CalibrationMethod method;

    public CalibratedTrainer(ModelTrainer trainer, String decision, CalibrationMethod method) {
        this.trainer = trainer;
        this.decision = decision;
        this.method = method;
    }

    @Override
    public void check() {
        trainer.check();
    }

    @Override
    public int stages() {
        return trainer.stages() + 1;
    }

    @Override
    public Learnt learn(Lesson lesson, Stages stages) {
        try (HeldOut held = HeldOut.of(decision, lesson)) {
            Learnt learnt = trainer.learn(held.lesson(), stages);
            return stages.run("calibrating", () -> calibrated(learnt, held));
        }
    }

    private Learnt calibrated(Learnt learnt, HeldOut held) {
        Calibration calibration = fit(learnt.model(), held.later());
        Model model = apply(learnt.model(), calibration, held);
        Calibrated how = new Calibrated(
                learnt.model(),
                method,
                calibration,
                held.lesson().statistics().rows(),
                held.gap(),
                held.later().size(),
                held.positives(),
                held.fromMicros());
        return new Learnt(
                model,
                learnt.withoutWindows().map(other -> apply(other, fit(other, held.later()), held)),
                parameters(learnt.parameters(), how),
                learnt.versions(),
                Optional.of(how));
    }

    private Calibration fit(Model model, List<FeatureExample> rows) {
        try (Scorer scorer = model.open()) {
            return CalibrationFit.of(
                    method,
                    rows.stream()
                            .map(row -> new Outcome(scorer.score(row.values()), Boolean.TRUE.equals(row.label())))
                            .filter(outcome -> !Double.isNaN(outcome.score()))
                            .toList());
        }
    }

    /** Checked: what serves, and the ONNX file if there is one, say what the calibration makes of the scores before. */
    private Model apply(Model model, Calibration calibration, HeldOut held) {
        Model calibrated = model.calibrated(calibration);
        byte[] onnx = calibrated.files().get(Artifacts.ONNX);
        try (Scorer before = model.open();
                Scorer serving = calibrated.open();
                Scorer beside = onnx == null ? calibrated.open() : new OnnxScorer(onnx, model.domain())) {
            Stream.concat(held.later().stream(), held.lesson().validation().stream())
                    .forEach(row -> {
                        double expected = calibration.of(before.score(row.values()));
                        check(serving, row, expected);
                        check(beside, row, expected);
                    });
        }
        return calibrated;
    }

    private static void check(Scorer scorer, FeatureExample row, double expected) {
        double found = scorer.score(row.values());
        boolean isSame = Double.isNaN(expected) ? Double.isNaN(found) : Math.abs(found - expected) <= TOLERANCE;
        if (!isSame) {
            throw PandanException.of(
                    ErrorCode.TRAINING_FAILED,
                    "scorer " + scorer.name() + " differs from the calibrated score by " + Math.abs(found - expected)
                            + " (expected: at most " + TOLERANCE
                            + "); the model is not stored. This is a defect of Pandan");
        }
    }

    private static Map<String, String> parameters(Map<String, String> before, Calibrated how) {
        Map<String, String> all = new TreeMap<>(before);
        String points = how.calibration() instanceof Isotonic isotonic
                ? String.format(Locale.ROOT, ", %,d points", isotonic.points().size())
                : "";
        all.put("calibration", how.method().text() + points);
        all.put(
                "calibrated on",
                String.format(
                        Locale.ROOT,
                        "the last fifth of the training rows by time: %,d, %,d of them positive; the model learnt from"
                                + " the %,d before, %,d were left out between",
                        how.rows(),
                        how.positives(),
                        how.learnt(),
                        how.gap()));
        return all;
    }
}
