package dev.pandan.training.algorithm;

import dev.pandan.spec.project.ModelSpec;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.regression.GeneralizedLinearRegression;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** What is wrong with a family and its link, taken together. */
final class LinkRules {
    private LinkRules() {}

    /** Empty if nothing is, or if the algorithm has no links. */
    static Optional<String> problem(ModelSpec spec, Estimator<?> estimator) {
        if (!(estimator instanceof GeneralizedLinearRegression regression)) {
            return Optional.empty();
        } else if (String.valueOf(spec.params().get("link"))
                .toLowerCase(Locale.ROOT)
                .equals("probit")) {
            return Optional.of("probit cannot be served: ONNX Runtime has the error function in single precision only"
                    + " (expected: logit or cloglog)");
        }
        try {
            regression.transformSchema(
                    new StructType().add("features", SQLDataTypes.VectorType()).add("label", DataTypes.DoubleType));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("Spark refuses it: " + e.getMessage());
        }
    }
}
