package dev.pandan.model.calibration;

import dev.pandan.model.Domain;
import dev.pandan.model.Rows;
import dev.pandan.model.Scorer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model of a probability that has no place for a calibration inside, with one behind its score.
 *
 * @param scorer of the score before; closed with this one
 */
public record CalibratedScorer(Scorer scorer, Calibration calibration) implements Scorer {
    /** End of the name of such a scorer, behind that of the scorer inside. */
    public static final String SUFFIX = "+calibration/1";

    /** Name of the scorer inside one of this name; the name itself if it is none. */
    public static String inside(String name) {
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

    @Override
    public String name() {
        return scorer.name() + SUFFIX;
    }

    @Override
    public Domain domain() {
        return scorer.domain();
    }

    @Override
    public double score(@Nullable Object[] features) {
        return calibration.of(scorer.score(features));
    }

    @Override
    public double[] scores(List<@Nullable Object[]> rows) {
        return Arrays.stream(scorer.scores(rows)).map(calibration::of).toArray();
    }

    @Override
    public double[] scores(Rows rows) {
        return Arrays.stream(scorer.scores(rows)).map(calibration::of).toArray();
    }

    @Override
    public double batchTolerance() {
        return scorer.batchTolerance();
    }

    /** Empty: what a feature does goes through the calibration. */
    @Override
    public double[] contributions(@Nullable Object[] features) {
        return new double[0];
    }

    @Override
    public void close() {
        scorer.close();
    }
}
