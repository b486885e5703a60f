package dev.pandan.training.algorithm;

import dev.pandan.spec.project.Target;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.regression.DecisionTreeRegressionModel;
import org.apache.spark.ml.regression.DecisionTreeRegressor;
import org.apache.spark.ml.regression.GBTRegressionModel;
import org.apache.spark.ml.regression.GBTRegressor;
import org.apache.spark.ml.regression.GeneralizedLinearRegression;
import org.apache.spark.ml.regression.GeneralizedLinearRegressionModel;
import org.apache.spark.ml.regression.IsotonicRegression;
import org.apache.spark.ml.regression.IsotonicRegressionModel;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.ml.regression.RandomForestRegressionModel;
import org.apache.spark.ml.regression.RandomForestRegressor;

/** The algorithms that predict numbers. Spark standardises for its linear ones by itself. */
final class NumberAlgorithms {
    static final List<Algorithm> ALL = List.of(
            of("decision_tree", DecisionTreeRegressor::new, model -> TreeForms.of((DecisionTreeRegressionModel) model)),
            of("random_forest", RandomForestRegressor::new, model -> TreeForms.of((RandomForestRegressionModel) model)),
            of("gbt", GBTRegressor::new, model -> TreeForms.of((GBTRegressionModel) model), "impurity"),
            of("linear_regression", LinearRegression::new, model -> LinearForms.of((LinearRegressionModel) model)),
            of(
                    "generalized_linear_regression",
                    GeneralizedLinearRegression::new,
                    model -> GeneralizedForms.of((GeneralizedLinearRegressionModel) model)),
            of(
                    "isotonic_regression",
                    IsotonicRegression::new,
                    model -> IsotonicForms.of((IsotonicRegressionModel) model),
                    "featureIndex"));

    private NumberAlgorithms() {}

    private static Algorithm of(
            String name, Supplier<Estimator<?>> fresh, Function<Model<?>, Form> form, String... own) {
        return new Algorithm(name, Target.NUMBER, fresh, Set.of(own), false, Truth.NUMBER, form);
    }
}
