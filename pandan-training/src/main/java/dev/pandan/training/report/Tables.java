package dev.pandan.training.report;

import static dev.pandan.training.report.Html.count;
import static dev.pandan.training.report.Html.escape;
import static dev.pandan.training.report.Html.number;
import static dev.pandan.training.report.Html.percent;

import dev.pandan.training.evaluate.ChosenThreshold;
import dev.pandan.training.evaluate.Confusion;
import dev.pandan.training.evaluate.Metrics;
import dev.pandan.training.evaluate.Threshold;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The tables of a report. */
final class Tables {
    private Tables() {}

    static List<ModelResult> models(ReportData report) {
        List<ModelResult> models = new ArrayList<>();
        models.add(report.model());
        report.others().forEach(other -> models.add(other.result()));
        models.add(report.baseRate());
        return models;
    }

    static String metrics(ReportData report) {
        List<ModelResult> models = models(report);
        StringBuilder table = new StringBuilder("<table><thead><tr><th scope=\"col\">on the validation rows</th>");
        models.forEach(model -> table.append("<th scope=\"col\" class=\"figure\">")
                .append(escape(model.name()))
                .append("</th>"));
        table.append("</tr></thead><tbody>");
        row(table, "Area under the ROC curve", "higher is better, 0.5 is chance", models, "auc");
        row(table, "Average precision", "higher is better", models, "average_precision");
        row(table, "Log loss", "lower is better", models, "log_loss");
        row(table, "Brier score", "lower is better", models, "brier");
        row(
                table,
                "Calibration error",
                "lower is better, " + Metrics.CALIBRATION_BINS + " bins",
                models,
                "calibration_error");
        return table.append("</tbody></table>")
                .append(Figures.note(report.model().metrics()))
                .toString();
    }

    private static void row(StringBuilder table, String name, String note, List<ModelResult> models, String figure) {
        Figures.row(table, name, note, models.stream().map(ModelResult::metrics).toList(), figure);
    }

    static String thresholds(ReportData report) {
        StringBuilder table = new StringBuilder("<table><thead><tr>");
        for (String head : List.of("action", "from the rule", "model")) {
            table.append("<th scope=\"col\">").append(head).append("</th>");
        }
        for (String head : List.of(
                "taken", "right alarms", "false alarms", "missed", "rightly left", "precision", "recall", "cost")) {
            table.append("<th scope=\"col\" class=\"figure\">").append(head).append("</th>");
        }
        table.append("</tr></thead><tbody>");
        int rules = report.model().metrics().thresholds().size();
        for (int rule = 0; rule < rules; rule++) {
            List<ModelResult> models = models(report);
            for (int i = 0; i < models.size(); i++) {
                Threshold threshold = models.get(i).metrics().thresholds().get(rule);
                threshold(table, models.get(i).name(), threshold, i == 0);
            }
        }
        return table.append("</tbody></table>").toString();
    }

    private static void threshold(StringBuilder table, String model, Threshold threshold, boolean first) {
        Confusion confusion = threshold.confusion();
        table.append(first ? "<tr class=\"group\">" : "<tr>").append("<th scope=\"row\">");
        table.append(first ? escape(threshold.action()) : "").append("</th><td>");
        table.append(first ? "<code>" + escape(threshold.when()) + "</code>" : "")
                .append("</td><td>");
        table.append(escape(model)).append("</td>");
        for (long cell : new long[] {
            threshold.taken(),
            confusion.truePositives(),
            confusion.falsePositives(),
            confusion.falseNegatives(),
            confusion.trueNegatives()
        }) {
            table.append("<td class=\"figure\">").append(count(cell)).append("</td>");
        }
        table.append("<td class=\"figure\">")
                .append(percent(confusion.precision()))
                .append("</td>");
        table.append("<td class=\"figure\">")
                .append(percent(confusion.recall()))
                .append("</td>");
        table.append("<td class=\"figure\">")
                .append(number(threshold.cost(), 0))
                .append("</td></tr>");
    }

    static String chosen(List<ChosenThreshold> chosen) {
        StringBuilder table = new StringBuilder(
                "<table id=\"chosen\"><thead><tr><th scope=\"col\">chosen for</th><th scope=\"col\">rule</th>");
        for (String head : List.of("alarms", "false alarms", "missed", "precision", "recall", "cost")) {
            table.append("<th scope=\"col\" class=\"figure\">").append(head).append("</th>");
        }
        table.append("</tr></thead><tbody>");
        for (ChosenThreshold one : chosen) {
            Confusion confusion = one.confusion();
            table.append("<tr><th scope=\"row\">").append(escape(one.wanted())).append("</th><td><code>");
            table.append(escape(one.when())).append("</code></td>");
            for (String cell : List.of(
                    count(confusion.alarms()),
                    count(confusion.falsePositives()),
                    count(confusion.falseNegatives()),
                    percent(confusion.precision()),
                    percent(confusion.recall()),
                    number(one.cost(), 0))) {
                table.append("<td class=\"figure\">").append(cell).append("</td>");
            }
            table.append("</tr>");
        }
        return table.append("</tbody></table>").toString();
    }

    static String weights(List<Weight> weights, String unit) {
        StringBuilder table = new StringBuilder("<table><thead><tr><th scope=\"col\">feature</th>");
        for (String head : List.of("moves the " + unit + " by", "per standard deviation", "missing")) {
            table.append("<th scope=\"col\" class=\"figure\">").append(head).append("</th>");
        }
        table.append("</tr></thead><tbody>");
        for (Weight weight : weights) {
            table.append("<tr><th scope=\"row\">")
                    .append(escape(weight.feature()))
                    .append("</th>");
            table.append("<td class=\"figure\">")
                    .append(number(weight.spread(), 3))
                    .append("</td>");
            table.append("<td class=\"figure\">")
                    .append(number(weight.weight(), 3))
                    .append("</td>");
            table.append("<td class=\"figure\">")
                    .append(percent(weight.missing()))
                    .append("</td></tr>");
        }
        return table.append("</tbody></table>").toString();
    }

    static String facts(Map<String, String> facts) {
        StringBuilder table = new StringBuilder("<table class=\"facts\"><tbody>");
        facts.forEach((name, value) -> table.append("<tr><th scope=\"row\">")
                .append(escape(name))
                .append("</th><td>")
                .append(escape(value))
                .append("</td></tr>"));
        return table.append("</tbody></table>").toString();
    }
}
