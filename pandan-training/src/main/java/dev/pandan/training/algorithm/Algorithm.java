package dev.pandan.training.algorithm;

import dev.pandan.spec.project.Target;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;

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

    /** Whether rows can weigh more or less. */
    public boolean isWeighted() {
        return fresh.get().hasParam("weightCol");
    }
}
