package dev.pandan.cli.verb;

import dev.pandan.engine.decide.Decision;
import dev.pandan.model.trees.TreeScorer;
import dev.pandan.spec.project.Target;

/** What the contributions of a stored decision are, as the heading of their column. */
final class Pushed {
    private Pushed() {}

    static String heading(Target target, Decision decision) {
        String predicted = decision.classes().predicted();
        return switch (target) {
            case BINARY -> isOfTrees(decision) ? "added to the trees' sum" : "pushed the log-odds by";
            case NUMBER -> "added to the sum";
            case ANOMALY -> "added to the score";
            case CLASS -> predicted == null ? "pushed by" : ofClass(predicted, decision);
            case CLUSTER -> predicted == null ? "pushed by" : "pushed into cluster " + predicted + " by";
        };
    }

    private static String ofClass(String predicted, Decision decision) {
        int second = decision.classes().second();
        if (isOfTrees(decision) || second < 0) {
            return "added to the probability of '" + predicted + "'";
        }
        return "pushed '" + predicted + "' ahead of '"
                + decision.classes().names().get(second) + "' by";
    }

    /** Of boosted trees that sum is the log-odds, of a forest the probability. */
    private static boolean isOfTrees(Decision decision) {
        return decision.scorer().equals(TreeScorer.NAME);
    }
}
