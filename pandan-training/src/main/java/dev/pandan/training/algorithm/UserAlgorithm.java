package dev.pandan.training.algorithm;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.Location;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import dev.pandan.spec.project.ModelSpec;
import dev.pandan.spec.project.Target;
import dev.pandan.spec.project.Text;
import dev.pandan.training.job.UserJars;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.PredictionModel;
import org.apache.spark.ml.classification.LinearSVCModel;
import org.apache.spark.ml.classification.ProbabilisticClassificationModel;
import org.apache.spark.ml.linalg.Vector;

/** An estimator of the user's, found in {@link UserJars}. */
public final class UserAlgorithm {
    private UserAlgorithm() {}

    /** {@code PROJECT_INVALID} if the class cannot be had. */
    static Algorithm of(ModelSpec spec) {
        Class<? extends Estimator<?>> type = type(spec);
        return new Algorithm(
                spec.algorithm(),
                spec.target(),
                () -> fresh(spec, type),
                Set.of(),
                false,
                spec.target() == Target.NUMBER ? Truth.NUMBER : Truth.PROBABILITY,
                UserAlgorithm::form);
    }

    /** Where a fitted model says its score: not every one that tells two classes apart knows probabilities. */
    public static Truth truth(Model<?> fitted) {
        return fitted instanceof LinearSVCModel
                ? Truth.DISTANCE
                : fitted instanceof ProbabilisticClassificationModel ? Truth.PROBABILITY : Truth.NUMBER;
    }

    /** What is wrong with the class, before it is used. */
    static Optional<Problem> problem(String decision, ModelSpec spec) {
        try {
            fresh(spec, type(spec));
            return Optional.empty();
        } catch (PandanException e) {
            String message = "decisions." + decision + "." + e.problems().get(0).message();
            return Optional.of(Problem.at(ErrorCode.PROJECT_INVALID, place(spec), message));
        }
    }

    private static Location place(ModelSpec spec) {
        return spec.spark().jar().map(Text::location).orElse(Location.of("model"));
    }

    /** As a known model if it is one, else by its own code. */
    @SuppressWarnings("unchecked") // MLlib's own predictors are of vectors, and the column that they are given is one
    private static Form form(Model<?> fitted) {
        return ModelForms.of(fitted).or(() -> NumberForms.of(fitted)).orElseGet(() -> {
            if (fitted instanceof PredictionModel<?, ?> model) {
                return new Form.Opaque((PredictionModel<Vector, ?>) model);
            }
            throw PandanException.of(
                    ErrorCode.TRAINING_FAILED,
                    "the fitted model " + fitted.getClass().getName() + " cannot score a row by itself (expected: one"
                            + " that extends org.apache.spark.ml.PredictionModel, as MLlib's classifiers and regressions do)");
        });
    }

    @SuppressWarnings("unchecked") // checked one line above
    private static Class<? extends Estimator<?>> type(ModelSpec spec) {
        ClassLoader loader =
                UserJars.current().<ClassLoader>map(jars -> jars).orElse(UserAlgorithm.class.getClassLoader());
        try {
            Class<?> type = Class.forName(spec.algorithm(), true, loader);
            if (!Estimator.class.isAssignableFrom(type)) {
                throw refused(spec, "the class is no org.apache.spark.ml.Estimator");
            }
            return (Class<? extends Estimator<?>>) type;
        } catch (ClassNotFoundException | LinkageError e) {
            throw refused(
                    spec,
                    "the class is not in '" + spec.spark().jar().map(Text::text).orElse("")
                            + "', or the file is not there");
        }
    }

    private static Estimator<?> fresh(ModelSpec spec, Class<? extends Estimator<?>> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            throw refused(spec, "its constructor failed: " + e.getCause());
        } catch (ReflectiveOperationException e) {
            throw refused(spec, "it has no public constructor without parameters");
        }
    }

    private static PandanException refused(ModelSpec spec, String why) {
        return PandanException.of(
                ErrorCode.PROJECT_INVALID,
                "model.algorithm: " + spec.algorithm() + ": " + why
                        + " (expected: jar: a jar with a public class that extends"
                        + " Estimator, built for Scala 2.13 and Spark 4.1)");
    }
}
