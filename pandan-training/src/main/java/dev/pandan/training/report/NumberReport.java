package dev.pandan.training.report;

import static dev.pandan.training.report.Html.escape;
import static dev.pandan.training.report.Html.number;
import static dev.pandan.training.report.Page.key;

import dev.pandan.training.evaluate.NumberMetrics;
import dev.pandan.training.evaluate.RuleRows;
import java.util.List;

/** Writes the training report of a model that predicts numbers. */
public final class NumberReport {
    private NumberReport() {}

    public static String html(NumberReportData report) {
        String title = "Decision " + report.decision();
        return Page.of(
                report.project(),
                title,
                head(report, title)
                        + drawings(report)
                        + rules(report.model().metrics())
                        + new WeightSection(report.weights(), report.unit(), "higher/lower").html()
                        + InspectionSection.html(report.inspection())
                        + Page.provenance(report.data(), report.making()));
    }

    private static String head(NumberReportData report, String title) {
        NumberMetrics model = report.model().metrics();
        NumberMetrics mean = report.baseline().metrics();
        return Page.header(
                        report.project(),
                        title,
                        "How far the predicted numbers are from those that came, on rows after the training rows, beside"
                                + " a baseline that always predicts the mean of the training rows.")
                + "<ul class=\"tiles\">"
                + Page.tile(figure(model.rmse()), "RMSE", "mean label " + figure(mean.rmse()))
                + Page.tile(figure(model.mae()), "mean absolute error", "mean label " + figure(mean.mae()))
                + Page.tile(number(model.r2(), 3), "R²", "mean label " + number(mean.r2(), 3))
                + Page.tile(Html.count(model.rows()), "validation rows", without(model.unscored()))
                + "</ul><h2>Metrics</h2><div class=\"card scroll\">" + metrics(report.models()) + "</div>";
    }

    private static String without(long unscored) {
        return unscored == 0 ? "all with a score" : Html.count(unscored) + " more have no score";
    }

    /** Four digits that matter. */
    private static String figure(double value) {
        double size = Math.abs(value);
        return number(value, size >= 1_000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4);
    }

    private static String metrics(List<NumberResult> models) {
        StringBuilder table = new StringBuilder("<table><thead><tr><th scope=\"col\">on the validation rows</th>");
        models.forEach(model -> table.append(head(model.name())));
        table.append("</tr></thead><tbody>");
        row(table, "RMSE", "root of the mean squared error, lower is better", models, "rmse");
        row(table, "Mean absolute error", "lower is better", models, "mae");
        row(table, "R²", "share of the variance that is explained, 1 is perfect", models, "r2");
        row(table, "Bias", "mean of predicted less real, 0 is best", models, "bias");
        return table.append("</tbody></table>")
                .append(Figures.note(models.get(0).metrics()))
                .toString();
    }

    private static String head(String name) {
        return "<th scope=\"col\" class=\"figure\">" + escape(name) + "</th>";
    }

    private static void row(StringBuilder table, String name, String note, List<NumberResult> models, String figure) {
        Figures.row(
                table, name, note, models.stream().map(NumberResult::metrics).toList(), figure);
    }

    private static String cell(String text) {
        return "<td class=\"figure\">" + text + "</td>";
    }

    private static String drawings(NumberReportData report) {
        NumberCharts charts = new NumberCharts(report.model().predictions());
        return "<h2>Predictions</h2><div class=\"plots\">"
                + Page.card(
                        "Predicted and real",
                        "Points are rows; dots are means of ten equal parts of the rows, and lie on the line if predictions are right on average.",
                        charts.predicted(),
                        key("first", "mean of a tenth") + key("", "ideal"))
                + Page.card(
                        "Errors",
                        "How far predictions are off, the outermost hundredth at either end left out.",
                        charts.errors(),
                        key("category", "rows"))
                + "</div>";
    }

    private static String rules(NumberMetrics metrics) {
        if (metrics.rules().isEmpty()) {
            return "";
        }
        StringBuilder table = new StringBuilder("<h2>Policy</h2><p>The rows that each rule decides, and what came.</p>")
                .append("<div class=\"card scroll\"><table><thead><tr><th scope=\"col\">action</th>")
                .append("<th scope=\"col\">rule</th>")
                .append(head("rows"))
                .append(head("mean predicted"))
                .append(head("mean real"))
                .append("</tr></thead><tbody>");
        for (RuleRows rule : metrics.rules()) {
            table.append("<tr><th scope=\"row\">").append(escape(rule.action())).append("</th><td><code>");
            table.append(escape(rule.when())).append("</code></td>");
            table.append(cell(Html.count(rule.rows())));
            table.append(cell(number(rule.meanScore(), 3))).append(cell(number(rule.meanLabel(), 3)));
            table.append("</tr>");
        }
        return table.append("</tbody></table></div>").toString();
    }
}
