package dev.pandan.training.evaluate;

import dev.pandan.spec.project.PolicySpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How good scores are.
 *
 * @param auc area under the ROC curve, ties counted half; NaN if a class is empty
 * @param averagePrecision without interpolation; NaN without positives
 * @param logLoss mean of {@code -ln} of the probability given to what happened, probabilities held within [1e-15, 1 - 1e-15]
 * @param brier mean squared distance of the score from 1 (positive) or 0
 * @param calibrationError expected calibration error over {@value #CALIBRATION_BINS} equal parts of [0, 1]: mean distance of score and share of positives, weighted with rows
 * @param thresholds one per rule of the policy, in its order
 * @param chosen thresholds that were chosen on these rows, by cost and by a target rate
 * @param alarmForAll cost of an alarm for every row; NaN if the policy declares no costs
 * @param intervals of the area, the average precision, the log loss and the Brier score
 */
public record Metrics(
        long rows,
        long positives,
        double auc,
        double averagePrecision,
        double logLoss,
        double brier,
        double calibrationError,
        List<Threshold> thresholds,
        List<ChosenThreshold> chosen,
        double alarmForAll,
        Intervals intervals)
        implements Quality {
    public static final int CALIBRATION_BINS = 10;

    public Metrics {
        thresholds = List.copyOf(thresholds);
        chosen = List.copyOf(chosen);
    }

    /** Without intervals. */
    public static Metrics of(Predictions predictions, PolicySpec policy) {
        return of(predictions, policy, Bootstrap.none());
    }

    public static Metrics of(Predictions predictions, PolicySpec policy, Bootstrap bootstrap) {
        Ranking ranking = Ranking.of(predictions);
        double falseAlarm = policy.costs().map(PolicySpec.Costs::falseAlarm).orElse(Double.NaN);
        return new Metrics(
                predictions.size(),
                ranking.allPositives(),
                ranking.areaUnderCurve(),
                ranking.averagePrecision(),
                mean(predictions, Losses::log),
                mean(predictions, Losses::square),
                calibrationError(predictions),
                thresholds(predictions, policy),
                new ThresholdChoice(predictions, policy).choose(),
                falseAlarm * ranking.allNegatives(),
                bootstrap.of(CountedBinary.of(predictions)));
    }

    /** Share of positives; NaN without rows. */
    public double baseRate() {
        return (double) positives / rows;
    }

    @Override
    public Map<String, Double> byName() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("rows", (double) rows);
        figures.put("base_rate", baseRate());
        figures.put("auc", auc);
        figures.put("average_precision", averagePrecision);
        figures.put("log_loss", logLoss);
        figures.put("brier", brier);
        figures.put("calibration_error", calibrationError);
        thresholds.forEach(threshold -> figures.put("cost_" + threshold.action(), threshold.cost()));
        chosen.forEach(one -> figures.put("threshold_" + one.name(), one.score()));
        figures.values().removeIf(value -> !Double.isFinite(value));
        return figures;
    }

    private static double mean(Predictions predictions, Losses.Loss loss) {
        double sum = 0;
        for (int i = 0; i < predictions.size(); i++) {
            sum += loss.of(predictions.scores()[i], predictions.labels()[i]);
        }
        return sum / predictions.size();
    }

    private static double calibrationError(Predictions predictions) {
        double sum = 0;
        for (Bin bin : Bins.of(predictions, CALIBRATION_BINS)) {
            sum += bin.rows() == 0 ? 0 : bin.rows() * Math.abs(bin.meanScore() - bin.positiveRate());
        }
        return sum / predictions.size();
    }

    private static List<Threshold> thresholds(Predictions predictions, PolicySpec policy) {
        List<Threshold> thresholds = new ArrayList<>();
        for (int rule = 0; rule < policy.rules().size(); rule++) {
            Confusion confusion = confusion(predictions, rule);
            double cost = policy.costs()
                    .map(costs -> confusion.cost(costs.missed(), costs.falseAlarm()))
                    .orElse(Double.NaN);
            PolicySpec.Rule spec = policy.rules().get(rule);
            thresholds.add(new Threshold(spec.action(), spec.when().text(), taken(predictions, rule), confusion, cost));
        }
        return thresholds;
    }

    private static long taken(Predictions predictions, int rule) {
        long taken = 0;
        for (int other : predictions.rules()) {
            taken += other == rule ? 1 : 0;
        }
        return taken;
    }

    private static Confusion confusion(Predictions predictions, int upToRule) {
        long[] cells = new long[4];
        for (int i = 0; i < predictions.size(); i++) {
            int rule = predictions.rules()[i];
            boolean alarm = rule >= 0 && rule <= upToRule;
            cells[(predictions.labels()[i] ? 2 : 0) + (alarm ? 1 : 0)]++;
        }
        return new Confusion(cells[3], cells[1], cells[2], cells[0]);
    }
}
