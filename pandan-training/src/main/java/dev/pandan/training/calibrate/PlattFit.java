package dev.pandan.training.calibrate;

import dev.pandan.model.calibration.Platt;
import java.util.List;

/**
 * Logistic regression of the labels on the log-odds of the scores, the labels drawn in as Platt (1999) does; by Newton's method with halved steps (Lin, Lin and Weng, 2007).
 */
final class PlattFit {
    private static final int MOST_STEPS = 100;
    private static final int MOST_HALVINGS = 40;
    private static final double RIDGE = 1e-12;
    private static final double ENOUGH = 1e-10;

    private final double[] logOdds;
    private final double[] targets;

    /** @param outcomes of both labels */
    PlattFit(List<Outcome> outcomes) {
        long positives = outcomes.stream().filter(Outcome::label).count();
        long negatives = outcomes.size() - positives;
        double high = (positives + 1.0) / (positives + 2.0);
        double low = 1.0 / (negatives + 2.0);
        this.logOdds = outcomes.stream()
                .mapToDouble(outcome -> Platt.logOdds(outcome.score()))
                .toArray();
        this.targets = outcomes.stream()
                .mapToDouble(outcome -> outcome.label() ? high : low)
                .toArray();
    }

    /** Level at the base rate where the scores say less than nothing. */
    Platt fit() {
        double[] line = {1, 0};
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] direction = newton(line);
            double[] next = halved(line, direction);
            double moved = Math.abs(next[0] - line[0]) + Math.abs(next[1] - line[1]);
            line = next;
            if (moved < ENOUGH) {
                break;
            }
        }
        if (line[0] >= 0) {
            return new Platt(line[0], line[1]);
        }
        double mean = 0;
        for (double target : targets) {
            mean += target / targets.length;
        }
        return new Platt(0, StrictMath.log(mean / (1 - mean)));
    }

    /** Of the log loss: the inverse of its curvature times its slope. */
    private double[] newton(double[] line) {
        double a = 0;
        double b = 0;
        double aa = RIDGE;
        double ab = 0;
        double bb = RIDGE;
        for (int i = 0; i < targets.length; i++) {
            double x = logOdds[i];
            double p = 1 / (1 + StrictMath.exp(-(line[0] * x + line[1])));
            double weight = p * (1 - p);
            a += (p - targets[i]) * x;
            b += p - targets[i];
            aa += weight * x * x;
            ab += weight * x;
            bb += weight;
        }
        double determinant = aa * bb - ab * ab;
        return new double[] {(bb * a - ab * b) / determinant, (aa * b - ab * a) / determinant};
    }

    /** The longest step that does not make it worse; none at the end. */
    private double[] halved(double[] line, double[] direction) {
        double now = loss(line);
        double length = 1;
        for (int i = 0; i < MOST_HALVINGS; i++) {
            double[] next = {line[0] - length * direction[0], line[1] - length * direction[1]};
            if (loss(next) <= now) {
                return next;
            }
            length /= 2;
        }
        return line;
    }

    /** {@code ln(1 + exp(z)) - target * z}, without overflow. */
    private double loss(double[] line) {
        double sum = 0;
        for (int i = 0; i < targets.length; i++) {
            double z = line[0] * logOdds[i] + line[1];
            sum += Math.max(z, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(z))) - targets[i] * z;
        }
        return sum;
    }
}
