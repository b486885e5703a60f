package dev.pandan.training.report;

import static dev.pandan.training.report.Html.escape;
import static dev.pandan.training.report.Html.number;

import dev.pandan.training.evaluate.Metrics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Writes the training report: one HTML file that needs nothing else, no script and no network. */
public final class Report {
    private Report() {}

    public static String html(ReportData report) {
        String title = "Decision " + report.decision();
        return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<link rel=\"icon\" href=\"data:,\"><title>" + escape(title + " · " + report.project())
                + "</title><style>\n" + style() + "</style></head><body><main>" + head(report, title) + scores(report)
                + policy(report) + weights(report) + provenance(report) + "</main></body></html>\n";
    }

    private static String head(ReportData report, String title) {
        Metrics model = report.model().metrics();
        Metrics base = report.baseRate().metrics();
        StringBuilder html = new StringBuilder("<header><p class=\"eyebrow\">Training report · project ")
                .append(escape(report.project()))
                .append("</p><h1>")
                .append(escape(title))
                .append("</h1><p>How good the scores are on rows that came after the training rows, beside ")
                .append("a baseline that knows only the base rate.</p></header><ul class=\"tiles\">");
        tile(html, number(model.auc(), 3), "AUC", "base rate " + number(base.auc(), 3));
        String precision = number(model.averagePrecision(), 3);
        tile(html, precision, "average precision", "base rate " + number(base.averagePrecision(), 3));
        tile(html, number(model.logLoss(), 3), "log loss", "base rate " + number(base.logLoss(), 3));
        String rows = Html.count(model.rows());
        tile(html, rows, "validation rows", Html.percent(model.baseRate()) + " positive");
        return html.append("</ul><h2>Metrics</h2><div class=\"card scroll\">")
                .append(Tables.metrics(report))
                .append("</div>")
                .toString();
    }

    private static void tile(StringBuilder html, String figure, String name, String note) {
        html.append("<li><b>").append(figure).append("</b>").append(escape(name));
        html.append("<span>").append(escape(note)).append("</span></li>");
    }

    private static String scores(ReportData report) {
        String lines = key("first", "model")
                + (report.withoutWindows().isEmpty() ? "" : key("second", "without features that read windows"));
        return "<h2>Scores</h2><div class=\"plots\">"
                + card(
                        "ROC",
                        "What share of the positives is found at what share of false alarms.",
                        Charts.roc(report),
                        lines + key("", "chance"))
                + card(
                        "Precision and recall",
                        "How many alarms are right when a share of the positives is found.",
                        Charts.precisionRecall(report),
                        lines + key("", "base rate"))
                + card(
                        "Calibration",
                        "Whether a score is a probability: dots on the diagonal, sized by rows.",
                        Charts.calibration(report),
                        key("first", "model") + key("", "ideal"))
                + card(
                        "Scores by class",
                        "How far the classes lie apart, with the policy's thresholds.",
                        Charts.histogram(report),
                        key("negative", "negative") + key("positive", "positive"))
                + "</div>";
    }

    private static String card(String title, String text, String svg, String key) {
        return "<section class=\"card\"><h3>" + escape(title) + "</h3><p>" + escape(text) + "</p>" + svg
                + "<ul class=\"key\">" + key + "</ul></section>";
    }

    private static String key(String style, String name) {
        return "<li><i class=\"" + style + "\"></i>" + escape(name) + "</li>";
    }

    private static String policy(ReportData report) {
        if (report.policy().rules().isEmpty()) {
            return "";
        }
        String costs = report.policy()
                .costs()
                .map(cost -> " A missed positive costs " + number(cost.missed(), 0) + ", a false alarm "
                        + number(cost.falseAlarm(), 0) + "; no alarm at all costs "
                        + number(cost.missed() * report.model().metrics().positives(), 0) + ", an alarm for every row "
                        + number(report.model().metrics().alarmForAll(), 0) + ".")
                .orElse("");
        return "<h2>Policy</h2><p>Each rule cuts the rows in two: those it or a rule before it decides are alarms."
                + escape(costs) + "</p><div class=\"card scroll\">" + Tables.thresholds(report) + "</div>";
    }

    private static String weights(ReportData report) {
        StringBuilder html = new StringBuilder("<h2>What each feature weighs</h2><p>Standard deviation of what the ")
                .append("feature adds to the log-odds over the validation rows; colours tell whether a larger number ")
                .append("speaks for or against.</p><div class=\"card\">")
                .append(WeightChart.spreads(report.weights()))
                .append("<ul class=\"key\">")
                .append(key("positive", "larger: more likely"))
                .append(key("negative", "larger: less likely"))
                .append(key("category", "category, vector"))
                .append("</ul><details><summary>As a table</summary><div class=\"scroll\">")
                .append(Tables.weights(report.weights()))
                .append("</div></details></div>");
        List<Weight> composed = report.weights().stream()
                .filter(weight -> !weight.parts().isEmpty())
                .toList();
        for (int i = 0; i < composed.size(); i++) {
            html.append(parts("parts-" + i, composed.get(i)));
        }
        return html.toString();
    }

    private static String parts(String id, Weight weight) {
        String text = weight.kind() == Weight.Kind.VECTOR
                ? "Log-odds per standard deviation of the elements that weigh most."
                : "Log-odds of its most frequent categories against the average training row.";
        return "<div class=\"card\" style=\"margin-top:16px\"><h3>" + escape(weight.feature()) + "</h3><p>" + text
                + "</p>" + WeightChart.parts(id, weight) + "</div>";
    }

    private static String provenance(ReportData report) {
        return "<h2>Data</h2><div class=\"card\">" + Tables.facts(report.data())
                + "</div><h2>How it was made</h2><div class=\"card\">" + Tables.facts(report.making()) + "</div>";
    }

    private static String style() {
        try (InputStream css = Objects.requireNonNull(Report.class.getResourceAsStream("report.css"))) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
