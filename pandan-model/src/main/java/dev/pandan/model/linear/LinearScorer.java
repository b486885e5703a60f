package dev.pandan.model.linear;

import dev.pandan.model.Domain;
import dev.pandan.model.Scorer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scores a {@link LinearModel} in plain Java: about 0.1 microseconds a row. Thread-safe. */
public final class LinearScorer implements Scorer {
    public static final String NAME = "linear-java/1";

    private final LinearModel model;
    private final Domain domain;

    public LinearScorer(LinearModel model) {
        this.model = model;
        this.domain = model.domain();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Domain domain() {
        return domain;
    }

    public LinearModel model() {
        return model;
    }

    @Override
    public double score(@Nullable Object[] features) {
        domain.check(features);
        return model.prediction(features);
    }

    /** Exact for a linear model: each term minus its mean over the training rows, in the unit of the sum, before link and calibration. */
    @Override
    public double[] contributions(@Nullable Object[] features) {
        domain.check(features);
        List<Term> terms = model.terms();
        double[] contributions = new double[features.length];
        for (int i = 0; i < contributions.length; i++) {
            Term term = terms.get(i);
            contributions[i] = term.of(features[i]) - term.average();
        }
        return contributions;
    }
}
