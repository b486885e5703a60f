package dev.pandan.training.evaluate;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.Problem;
import dev.pandan.spec.error.Suggestion;
import dev.pandan.spec.project.DecisionSpec;
import dev.pandan.spec.project.Gate;
import dev.pandan.spec.project.ModelSpec;
import dev.pandan.spec.project.PolicySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The metrics that a gate may name, which is known before anything is trained. */
public final class GateNames {
    private static final List<String> BINARY =
            List.of("rows", "base_rate", "auc", "average_precision", "log_loss", "brier", "calibration_error");
    private static final List<String> NUMBER = List.of("rows", "mean_label", "rmse", "mae", "r2", "bias");
    private static final List<String> CLUSTER =
            List.of("rows", "unscored", "silhouette", "inertia", "mean_score", "log_likelihood");
    private static final List<String> ANOMALY = List.of(
            "rows",
            "unscored",
            "score_p0",
            "score_p50",
            "score_p90",
            "score_p95",
            "score_p99",
            "score_p100",
            "labelled",
            "auc",
            "average_precision");
    private static final List<String> CLASS = List.of("rows", "accuracy", "log_loss", "macro_f1");

    private GateNames() {}

    /** Names in a decision's {@code promote_if} that are no metric of it, with their place. */
    public static List<Problem> problems(DecisionSpec decision) {
        return decision.model().flatMap(ModelSpec::gate).stream()
                .flatMap(gate -> gate.names().stream()
                        .filter(Predicate.not(name -> isKnown(decision, name)))
                        .map(name -> problem(decision, gate, name)))
                .toList();
    }

    private static boolean isKnown(DecisionSpec decision, String name) {
        String metric = metric(name);
        return switch (decision.target()) {
            case CLASS -> CLASS.contains(metric) || metric.startsWith("precision.") || metric.startsWith("recall.");
            case CLUSTER -> CLUSTER.contains(metric) || metric.startsWith("size.");
            case BINARY, NUMBER, ANOMALY -> names(decision).contains(metric);
        };
    }

    private static String metric(String name) {
        return name.startsWith(Gate.CHAMPION) ? name.substring(Gate.CHAMPION.length()) : name;
    }

    private static List<String> names(DecisionSpec decision) {
        return switch (decision.target()) {
            case BINARY -> binary(decision.policy());
            case NUMBER -> NUMBER;
            case CLUSTER -> {
                List<String> all = new ArrayList<>(CLUSTER);
                all.add("size.<cluster>");
                yield all;
            }
            case ANOMALY -> {
                List<String> all = new ArrayList<>(ANOMALY);
                decision.policy().rules().forEach(rule -> all.add("share." + rule.action()));
                all.add("share." + decision.policy().otherwise());
                yield all;
            }
            case CLASS -> {
                List<String> all = new ArrayList<>(CLASS);
                all.add("precision.<class>");
                all.add("recall.<class>");
                yield all;
            }
        };
    }

    private static List<String> binary(PolicySpec policy) {
        List<String> all = new ArrayList<>(BINARY);
        if (policy.costs().isPresent()) {
            policy.rules().forEach(rule -> all.add("cost_" + rule.action()));
        }
        policy.costs().ifPresent(costs -> all.add("threshold_cost"));
        policy.target().ifPresent(target -> all.add("threshold_" + target.rate().text()));
        return all;
    }

    private static Problem problem(DecisionSpec decision, Gate gate, String name) {
        List<String> names = names(decision);
        return Problem.at(
                ErrorCode.PROJECT_INVALID,
                gate.text().location(),
                "decisions." + decision.name() + ".model.promote_if: there is no metric '" + name + "'"
                        + Suggestion.text(metric(name), names) + "; those of the champion begin with " + Gate.CHAMPION);
    }
}
