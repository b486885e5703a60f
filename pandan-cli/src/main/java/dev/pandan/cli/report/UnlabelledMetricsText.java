package dev.pandan.cli.report;

import dev.pandan.cli.terminal.TextTable;
import dev.pandan.training.evaluate.AnomalyMetrics;
import dev.pandan.training.evaluate.ClusterMetrics;
import dev.pandan.training.evaluate.RuleScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Metrics of models that learnt without labels, side by side; clusters and rules are those of the first. */
final class UnlabelledMetricsText {
    private UnlabelledMetricsText() {}

    static List<String> clusters(Map<String, ClusterMetrics> columns) {
        TextTable figures = MetricsText.table(columns.keySet());
        MetricsText.row(figures, "silhouette (simplified)", columns, "silhouette");
        MetricsText.row(figures, "inertia per row", columns, "inertia");
        MetricsText.row(figures, "mean score", columns, "mean_score");
        if (columns.values().stream().anyMatch(metrics -> !Double.isNaN(metrics.logLikelihood()))) {
            MetricsText.row(figures, "log-likelihood per row", columns, "log_likelihood");
        }
        List<String> lines = new ArrayList<>(figures.lines());
        ClusterMetrics first = columns.values().iterator().next();
        TextTable sizes = new TextTable("cluster", "rows", "share");
        first.sizes()
                .forEach((name, rows) ->
                        sizes.row(name, MetricsText.count(rows), percent((double) rows / first.rows())));
        lines.add("");
        lines.addAll(sizes.lines());
        lines.addAll(rules(first.rules()));
        return lines;
    }

    static List<String> anomalies(Map<String, AnomalyMetrics> columns) {
        TextTable figures = MetricsText.table(columns.keySet());
        AnomalyMetrics first = columns.values().iterator().next();
        for (Double share : first.quantiles().keySet()) {
            MetricsText.row(figures, "score at " + percent(share), columns, AnomalyMetrics.quantile(share));
        }
        if (first.labelled() > 0) {
            MetricsText.row(figures, "AUC of " + MetricsText.count(first.labelled()) + " labels", columns, "auc");
            MetricsText.row(figures, "average precision", columns, "average_precision");
        }
        List<String> lines = new ArrayList<>(figures.lines());
        lines.addAll(rules(first.rules()));
        return lines;
    }

    private static List<String> rules(List<RuleScores> rules) {
        List<String> lines = new ArrayList<>();
        if (!rules.isEmpty()) {
            TextTable table = new TextTable("rule", "action", "rows", "share", "mean score");
            rules.forEach(rule -> table.row(
                    rule.when(),
                    rule.action(),
                    MetricsText.count(rule.rows()),
                    percent(rule.share()),
                    MetricsText.number(rule.meanScore())));
            lines.add("");
            lines.addAll(table.lines());
        }
        return lines;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
