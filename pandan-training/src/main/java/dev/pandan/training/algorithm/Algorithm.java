package dev.pandan.training.algorithm;

import dev.pandan.spec.project.Target;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.classification.FMClassifier;

/**
 * An algorithm of MLlib.
 *
 * @param name in the project file
 * @param target what it predicts
 * @param fresh an estimator without parameters of the user's
 * @param own parameters that Pandan sets itself, beside {@link Parameters#RESERVED}
 * @param isScaled whether numbers have to be standardised before, because the algorithm does not by itself
 * @param truth where its model says the score
 * @param form what its model is made of
 */
public record Algorithm(
        String name,
        Target target,
        Supplier<Estimator<?>> fresh,
        Set<String> own,
        boolean isScaled,
        Truth truth,
        Function<Model<?>, Form> form) {

    /** Why rows cannot weigh more or less; empty: they can. Spark's factorization machine has the parameter, without a setter, and learns the same whatever it is. */
    Optional<String> whyUnweighted() {
        Estimator<?> estimator = fresh.get();
        if (estimator instanceof FMClassifier) {
            return Optional.of("it has a parameter weightCol, but does not read it when it learns");
        }
        return estimator.hasParam("weightCol") ? Optional.empty() : Optional.of("it has no parameter weightCol");
    }
}
