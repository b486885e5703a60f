package dev.pandan.cli.report;

import dev.pandan.cli.terminal.TextTable;
import dev.pandan.training.evaluate.NumberMetrics;
import dev.pandan.training.evaluate.RuleRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Metrics of models that predict numbers, side by side. */
final class NumberMetricsText {
    private NumberMetricsText() {}

    static List<String> lines(Map<String, NumberMetrics> columns) {
        TextTable figures = MetricsText.table(columns.keySet());
        MetricsText.row(figures, "RMSE", columns, "rmse");
        MetricsText.row(figures, "mean absolute error", columns, "mae");
        MetricsText.row(figures, "R2", columns, "r2");
        MetricsText.row(figures, "bias", columns, "bias");
        List<String> lines = new ArrayList<>(figures.lines());
        columns.forEach((heading, metrics) -> {
            if (!metrics.rules().isEmpty()) {
                lines.add("");
                lines.addAll(rules(heading, metrics).lines());
            }
        });
        return lines;
    }

    private static TextTable rules(String heading, NumberMetrics metrics) {
        TextTable table = new TextTable(heading + ": rows with", "action", "rows", "mean predicted", "mean real");
        for (RuleRows rule : metrics.rules()) {
            table.row(
                    rule.when(),
                    rule.action(),
                    MetricsText.count(rule.rows()),
                    MetricsText.number(rule.meanScore()),
                    MetricsText.number(rule.meanLabel()));
        }
        return table;
    }
}
