package dev.pandan.training.algorithm;

import dev.pandan.model.linear.Link;
import dev.pandan.model.linear.Link.Curve;
import java.util.Locale;
import org.apache.spark.ml.regression.GeneralizedLinearRegressionModel;

/** What a generalized linear regression is made of: a weighted sum and the inverse of its link, held where the family lies, as Spark does. */
final class GeneralizedForms {
    /** Spark's: means of a family that has none at or below 0 are at least this. */
    private static final double SMALLEST = 1e-16;

    private GeneralizedForms() {}

    static Form of(GeneralizedLinearRegressionModel model) {
        return new Form.Linear(model.intercept(), model.coefficients().toArray(), link(model));
    }

    private static Link link(GeneralizedLinearRegressionModel model) {
        String family = model.getFamily().toLowerCase(Locale.ROOT);
        double linkPower = family.equals("tweedie") ? linkPower(model) : Double.NaN;
        Curve curve = family.equals("tweedie") ? power(linkPower) : curve(family, model);
        boolean isGaussian = family.equals("gaussian") || (family.equals("tweedie") && model.getVariancePower() == 0);
        return new Link(
                curve,
                curve == Curve.POWER ? 1 / linkPower : 1,
                isGaussian ? -Double.MAX_VALUE : SMALLEST,
                family.equals("binomial") ? 1 - SMALLEST : Double.MAX_VALUE);
    }

    private static double linkPower(GeneralizedLinearRegressionModel model) {
        return model.isSet(model.linkPower()) ? model.getLinkPower() : 1 - model.getVariancePower();
    }

    private static Curve power(double linkPower) {
        if (linkPower == 0) {
            return Curve.EXPONENTIAL;
        } else if (linkPower == 1) {
            return Curve.IDENTITY;
        } else if (linkPower == -1) {
            return Curve.INVERSE;
        }
        return linkPower == 0.5 ? Curve.SQUARE : Curve.POWER;
    }

    private static Curve curve(String family, GeneralizedLinearRegressionModel model) {
        String link = model.isSet(model.link()) ? model.getLink().toLowerCase(Locale.ROOT) : usual(family);
        return switch (link) {
            case "identity" -> Curve.IDENTITY;
            case "log" -> Curve.EXPONENTIAL;
            case "inverse" -> Curve.INVERSE;
            case "sqrt" -> Curve.SQUARE;
            case "logit" -> Curve.LOGISTIC;
            case "cloglog" -> Curve.COMPLEMENTARY_LOG_LOG;
            default -> throw new IllegalStateException("link " + link);
        };
    }

    /** Spark's default link of a family. */
    private static String usual(String family) {
        return switch (family) {
            case "binomial" -> "logit";
            case "poisson" -> "log";
            case "gamma" -> "inverse";
            default -> "identity";
        };
    }
}
