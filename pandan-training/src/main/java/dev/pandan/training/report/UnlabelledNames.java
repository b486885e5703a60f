package dev.pandan.training.report;

import dev.pandan.training.evaluate.Quality;

/** What the figures of clusters and anomalies are called, for people. */
final class UnlabelledNames {
    private static final String SIZE = "size.";
    private static final String SHARE = "share.";
    private static final String QUANTILE = "score_p";

    private UnlabelledNames() {}

    /** @param figure its name in {@link Quality#byName} */
    static String of(String figure) {
        if (figure.startsWith(SIZE)) {
            return "rows of cluster " + figure.substring(SIZE.length());
        }
        if (figure.startsWith(SHARE)) {
            return "share of rows: " + figure.substring(SHARE.length());
        }
        if (figure.startsWith(QUANTILE)) {
            return "score that " + figure.substring(QUANTILE.length()) + " % of the rows do not exceed";
        }
        return switch (figure) {
            case "unscored" -> "rows without a score";
            case "labelled" -> "rows with a label";
            case "silhouette" -> "silhouette, higher is better";
            case "inertia" -> "inertia: mean squared distance, lower is better";
            case "auc" -> "AUC";
            default -> figure.replace('_', ' ').replace('.', ' ');
        };
    }
}
