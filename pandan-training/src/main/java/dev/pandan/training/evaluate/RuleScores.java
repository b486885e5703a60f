package dev.pandan.training.evaluate;

import dev.pandan.spec.project.PolicySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The rows without labels that a rule of the policy decided.
 *
 * @param action action of the rule
 * @param when condition of the rule
 * @param share of all rows
 * @param meanScore of those that have a score; NaN without any
 */
public record RuleScores(String action, String when, long rows, double share, double meanScore) {

    /** One per rule, and last the rows that none decided; empty without rules. */
    static List<RuleScores> of(double[] scores, int[] taken, PolicySpec policy) {
        List<RuleScores> rules = new ArrayList<>();
        for (int i = 0; i < policy.rules().size(); i++) {
            int rule = i;
            PolicySpec.Rule spec = policy.rules().get(i);
            rules.add(of(spec.action(), spec.when().text(), scores, row -> taken[row] == rule));
        }
        if (!rules.isEmpty()) {
            rules.add(of(policy.otherwise(), "otherwise", scores, row -> taken[row] < 0));
        }
        return rules;
    }

    private static RuleScores of(String action, String when, double[] scores, IntPredicate isTaken) {
        int[] rows = IntStream.range(0, scores.length).filter(isTaken).toArray();
        double mean = IntStream.of(rows)
                .mapToDouble(row -> scores[row])
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
        return new RuleScores(action, when, rows.length, (double) rows.length / scores.length, mean);
    }
}
