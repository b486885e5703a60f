package dev.pandan.model.linear;

import dev.pandan.model.Domain;
import dev.pandan.model.calibration.Calibration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A linear model with its preprocessing: it predicts the link of the sum {@code z = intercept + term + term + ...}, added in this order in double arithmetic. Of a logistic
 * regression z are the log-odds. Immutable and thread-safe.
 *
 * @param terms one per input, in the order of the inputs
 * @param calibration what is made of the link; empty: nothing
 */
public record LinearModel(double intercept, List<Term> terms, Link link, Optional<Calibration> calibration) {
    public LinearModel {
        terms = List.copyOf(terms);
        Finite.check("intercept", intercept);
        Set<String> names = new HashSet<>();
        for (Term term : terms) {
            if (!names.add(term.name())) {
                throw new IllegalArgumentException("term '" + term.name() + "' is there twice");
            }
        }
    }

    /** What the model takes in. */
    public Domain domain() {
        return new Domain(terms.stream().map(LinearModel::input).toList());
    }

    /** Without calibration. */
    public LinearModel(double intercept, List<Term> terms, Link link) {
        this(intercept, terms, link, Optional.empty());
    }

    /** Of a probability. */
    public LinearModel(double intercept, List<Term> terms) {
        this(intercept, terms, Link.LOGISTIC);
    }

    /** z: of a logistic regression the log-odds of the positive class. */
    public double sum(@Nullable Object[] features) {
        double sum = intercept;
        for (int i = 0; i < features.length; i++) {
            sum += terms.get(i).of(features[i]);
        }
        return sum;
    }

    /** The same with a calibration, in place of any that it has. */
    public LinearModel calibrated(Calibration by) {
        return new LinearModel(intercept, terms, link, Optional.of(by));
    }

    /** What it predicts. */
    public double prediction(@Nullable Object[] features) {
        double linked = link.of(sum(features));
        return calibration.isPresent() ? calibration.get().of(linked) : linked;
    }

    /** Probability of given log-odds; the same bits on every machine. */
    public static double probability(double logOdds) {
        return 1 / (1 + StrictMath.exp(-logOdds));
    }

    private static Domain.Input input(Term term) {
        if (term instanceof CategoryTerm category) {
            return Domain.Input.category(term.name(), category.categories());
        }
        return term instanceof VectorTerm vector
                ? Domain.Input.vector(term.name(), vector.elements().size())
                : Domain.Input.number(term.name());
    }
}
