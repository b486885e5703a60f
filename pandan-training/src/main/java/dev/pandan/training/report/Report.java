package dev.pandan.training.report;

import static dev.pandan.training.report.Html.escape;
import static dev.pandan.training.report.Html.number;
import static dev.pandan.training.report.Page.card;
import static dev.pandan.training.report.Page.key;
import static dev.pandan.training.report.Page.tile;

import dev.pandan.training.evaluate.Metrics;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Writes the training report: one HTML file that needs nothing else, no script and no network. */
public final class Report {
    private Report() {}

    public static String html(ReportData report) {
        String title = "Decision " + report.decision();
        return Page.of(
                report.project(),
                title,
                head(report, title)
                        + scores(report)
                        + policy(report)
                        + new WeightSection(report.weights(), "log-odds", "more likely/less likely").html()
                        + InspectionSection.html(report.inspection())
                        + Page.provenance(report.data(), report.making()));
    }

    private static String head(ReportData report, String title) {
        Metrics model = report.model().metrics();
        Metrics base = report.baseRate().metrics();
        String precision = number(model.averagePrecision(), 3);
        return Page.header(
                        report.project(),
                        title,
                        "How good the scores are on rows that came after the training rows, beside a baseline that knows"
                                + " only the base rate.")
                + "<ul class=\"tiles\">"
                + tile(number(model.auc(), 3), "AUC", "base rate " + number(base.auc(), 3))
                + tile(precision, "average precision", "base rate " + number(base.averagePrecision(), 3))
                + tile(number(model.logLoss(), 3), "log loss", "base rate " + number(base.logLoss(), 3))
                + tile(Html.count(model.rows()), "validation rows", Html.percent(model.baseRate()) + " positive")
                + "</ul><h2>Metrics</h2><div class=\"card scroll\">" + Tables.metrics(report) + "</div>";
    }

    private static String scores(ReportData report) {
        String lines = key("first", "model") + keys(report, OtherModel.Kind::isRanked);
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
                        key("first", "model") + keys(report, OtherModel.Kind::isCalibrationDrawn) + key("", "ideal"))
                + card(
                        "Scores by class",
                        "How far the classes lie apart, with the policy's thresholds.",
                        Charts.histogram(report),
                        key("negative", "negative") + key("positive", "positive"))
                + "</div>";
    }

    private static String keys(ReportData report, Predicate<OtherModel.Kind> isDrawn) {
        return report.others().stream()
                .filter(other -> isDrawn.test(other.kind()))
                .map(OtherModel::key)
                .collect(Collectors.joining());
    }

    private static String chosen(ReportData report) {
        Metrics model = report.model().metrics();
        return model.chosen().isEmpty()
                ? ""
                : "<h2>Chosen thresholds</h2><p>Chosen on the validation rows themselves: expect a little less on rows to come."
                        + " A threshold decides only when it stands in a rule of the policy.</p><div class=\"card scroll\">"
                        + Tables.chosen(model.chosen()) + "</div>";
    }

    private static String policy(ReportData report) {
        if (report.policy().rules().isEmpty()) {
            return chosen(report);
        }
        String costs = report.policy()
                .costs()
                .map(cost -> " A missed positive costs " + Html.cost(cost.missed()) + ", a false alarm "
                        + Html.cost(cost.falseAlarm()) + "; no alarm at all costs "
                        + number(cost.missed() * report.model().metrics().positives(), 0) + ", an alarm for every row "
                        + number(report.model().metrics().alarmForAll(), 0) + ".")
                .orElse("");
        return "<h2>Policy</h2><p>Each rule cuts the rows in two: those it or a rule before it decides are alarms."
                + escape(costs) + "</p><div class=\"card scroll\">" + Tables.thresholds(report) + "</div>"
                + chosen(report);
    }
}
