package dev.pandan.training.report;

import static dev.pandan.training.report.Html.escape;
import static dev.pandan.training.report.Html.number;
import static dev.pandan.training.report.Html.percent;

import dev.pandan.training.evaluate.ClassFigures;
import dev.pandan.training.evaluate.ClassMetrics;
import dev.pandan.training.evaluate.ClassRuleRows;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Writes the training report of a model of classes. */
public final class ClassReport {
    private ClassReport() {}

    public static String html(ClassReportData report) {
        String title = "Decision " + report.decision();
        ClassMetrics model = report.models().get(0).metrics();
        return Page.of(
                report.project(),
                title,
                head(report, title, model)
                        + confusion(model)
                        + classes(model)
                        + rules(model)
                        + InspectionSection.html(report.inspection())
                        + Page.provenance(report.data(), report.making()));
    }

    private static String head(ClassReportData report, String title, ClassMetrics model) {
        ClassMetrics shares = report.models().get(report.models().size() - 1).metrics();
        return Page.header(
                        report.project(),
                        title,
                        "How often the right class was the likeliest, on rows after the training rows, beside a baseline"
                                + " that knows only the classes' shares of the training rows.")
                + "<ul class=\"tiles\">"
                + Page.tile(percent(model.accuracy()), "accuracy", "class shares " + percent(shares.accuracy()))
                + Page.tile(number(model.logLoss(), 3), "log loss", "class shares " + number(shares.logLoss(), 3))
                + Page.tile(number(model.macroF1(), 3), "macro F1", "class shares " + number(shares.macroF1(), 3))
                + Page.tile(
                        Html.count(model.rows()),
                        "validation rows",
                        model.classes().size() + " classes")
                + "</ul><h2>Metrics</h2><div class=\"card scroll\">" + metrics(report.models()) + "</div>";
    }

    private static String metrics(List<ClassResult> models) {
        StringBuilder table = new StringBuilder("<table><thead><tr><th scope=\"col\">on the validation rows</th>");
        models.forEach(model -> table.append(heading(model.name())));
        table.append("</tr></thead><tbody>");
        row(table, "Accuracy", "share of the rows that are right, higher is better", models, "accuracy");
        row(table, "Log loss", "lower is better", models, "log_loss");
        row(table, "Macro F1", "mean over the classes, higher is better", models, "macro_f1");
        return table.append("</tbody></table>")
                .append(Figures.note(models.get(0).metrics()))
                .toString();
    }

    private static void row(StringBuilder table, String name, String note, List<ClassResult> models, String figure) {
        Figures.row(table, name, note, models.stream().map(ClassResult::metrics).toList(), figure);
    }

    /** Rows by what they are and what was predicted, darker where there are more of what they are. */
    private static String confusion(ClassMetrics model) {
        StringBuilder table = new StringBuilder(
                        "<h2>Confusion</h2><p>Rows by the class that they are of (down) and the")
                .append(" class that was predicted (across).</p><div class=\"card scroll\"><table id=\"confusion\">")
                .append("<thead><tr><th scope=\"col\">is</th>");
        model.classes().forEach(one -> table.append(heading(one.name())));
        table.append("</tr></thead><tbody>");
        for (int i = 0; i < model.classes().size(); i++) {
            long[] row = model.confusion()[i];
            long all = Math.max(1, Arrays.stream(row).sum());
            table.append("<tr><th scope=\"row\">")
                    .append(escape(model.classes().get(i).name()))
                    .append("</th>");
            for (int j = 0; j < row.length; j++) {
                table.append(String.format(
                        Locale.ROOT,
                        "<td class=\"figure heat%s\" style=\"--share:%.3f\">%s</td>",
                        i == j ? " right" : "",
                        (double) row[j] / all,
                        Html.count(row[j])));
            }
            table.append("</tr>");
        }
        return table.append("</tbody></table></div>").toString();
    }

    private static String classes(ClassMetrics model) {
        StringBuilder table = new StringBuilder("<h2>Classes</h2><div class=\"card scroll\"><table><thead><tr>")
                .append("<th scope=\"col\">class</th>");
        List.of("rows", "predicted", "precision", "recall", "F1").forEach(name -> table.append(heading(name)));
        table.append("</tr></thead><tbody>");
        for (ClassFigures one : model.classes()) {
            table.append("<tr><th scope=\"row\">").append(escape(one.name())).append("</th>");
            table.append(cell(Html.count(one.rows()))).append(cell(Html.count(one.predicted())));
            table.append(cell(percent(one.precision()))).append(cell(percent(one.recall())));
            table.append(cell(number(one.f1(), 3))).append("</tr>");
        }
        return table.append("</tbody></table></div>").toString();
    }

    private static String rules(ClassMetrics model) {
        if (model.rules().isEmpty()) {
            return "";
        }
        StringBuilder table = new StringBuilder(
                        "<h2>Policy</h2><p>The rows that each rule decides, and how many of them")
                .append(" are right.</p><div class=\"card scroll\"><table><thead><tr><th scope=\"col\">action</th>")
                .append("<th scope=\"col\">rule</th>")
                .append(heading("rows"))
                .append(heading("accuracy"))
                .append("</tr></thead><tbody>");
        for (ClassRuleRows rule : model.rules()) {
            table.append("<tr><th scope=\"row\">").append(escape(rule.action())).append("</th><td><code>");
            table.append(escape(rule.when())).append("</code></td>");
            table.append(cell(Html.count(rule.rows())))
                    .append(cell(percent(rule.accuracy())))
                    .append("</tr>");
        }
        return table.append("</tbody></table></div>").toString();
    }

    private static String heading(String name) {
        return "<th scope=\"col\" class=\"figure\">" + escape(name) + "</th>";
    }

    private static String cell(String text) {
        return "<td class=\"figure\">" + text + "</td>";
    }
}
