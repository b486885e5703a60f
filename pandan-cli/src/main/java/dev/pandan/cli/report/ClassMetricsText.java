package dev.pandan.cli.report;

import dev.pandan.cli.terminal.TextTable;
import dev.pandan.training.evaluate.ClassFigures;
import dev.pandan.training.evaluate.ClassMetrics;
import dev.pandan.training.evaluate.ClassRuleRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Metrics of models of classes, side by side; the classes and the rules are those of the first. */
final class ClassMetricsText {
    private ClassMetricsText() {}

    static List<String> lines(Map<String, ClassMetrics> columns) {
        TextTable figures = MetricsText.table(columns.keySet());
        MetricsText.row(figures, "accuracy", columns, "accuracy");
        MetricsText.row(figures, "log loss", columns, "log_loss");
        MetricsText.row(figures, "macro F1", columns, "macro_f1");
        List<String> lines = new ArrayList<>(figures.lines());
        ClassMetrics first = columns.values().iterator().next();
        lines.add("");
        lines.addAll(classes(first).lines());
        lines.add("");
        lines.addAll(confusion(first).lines());
        if (!first.rules().isEmpty()) {
            lines.add("");
            lines.addAll(rules(first).lines());
        }
        return lines;
    }

    private static TextTable classes(ClassMetrics metrics) {
        TextTable table = new TextTable("class", "rows", "predicted", "precision", "recall", "F1");
        for (ClassFigures one : metrics.classes()) {
            table.row(
                    one.name(),
                    MetricsText.count(one.rows()),
                    MetricsText.count(one.predicted()),
                    MetricsText.number(one.precision()),
                    MetricsText.number(one.recall()),
                    MetricsText.number(one.f1()));
        }
        return table;
    }

    private static TextTable confusion(ClassMetrics metrics) {
        List<String> names = metrics.classes().stream().map(ClassFigures::name).toList();
        List<String> headings = new ArrayList<>(List.of("is, predicted as"));
        headings.addAll(names);
        TextTable table = new TextTable(headings.toArray(String[]::new));
        for (int i = 0; i < names.size(); i++) {
            List<String> cells = new ArrayList<>(List.of(names.get(i)));
            Arrays.stream(metrics.confusion()[i]).mapToObj(MetricsText::count).forEach(cells::add);
            table.row(cells.toArray(String[]::new));
        }
        return table;
    }

    private static TextTable rules(ClassMetrics metrics) {
        TextTable table = new TextTable("rows with", "action", "rows", "accuracy");
        for (ClassRuleRows rule : metrics.rules()) {
            table.row(rule.when(), rule.action(), MetricsText.count(rule.rows()), MetricsText.number(rule.accuracy()));
        }
        return table;
    }
}
