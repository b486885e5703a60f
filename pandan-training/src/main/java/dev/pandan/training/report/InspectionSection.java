package dev.pandan.training.report;

import static dev.pandan.training.report.Html.count;
import static dev.pandan.training.report.Html.escape;
import static dev.pandan.training.report.Html.number;

import dev.pandan.training.evaluate.AnomalyMetrics;
import dev.pandan.training.evaluate.ClassMetrics;
import dev.pandan.training.evaluate.ClusterMetrics;
import dev.pandan.training.evaluate.Importance;
import dev.pandan.training.evaluate.ImportanceTable;
import dev.pandan.training.evaluate.Inspection;
import dev.pandan.training.evaluate.Metrics;
import dev.pandan.training.evaluate.NumberMetrics;
import dev.pandan.training.evaluate.Quality;
import dev.pandan.training.evaluate.Segment;
import dev.pandan.training.evaluate.SegmentTable;
import java.util.LinkedHashMap;
import java.util.Map;

/** The model by segments, and what it loses without each feature. */
final class InspectionSection {
    private InspectionSection() {}

    static String html(Inspection inspection) {
        StringBuilder html = new StringBuilder();
        if (!inspection.segments().isEmpty()) {
            html.append(
                    "<h2>Segments</h2><p>The model on parts of the validation rows. Intervals of small parts are wide.</p>");
            inspection.segments().forEach(table -> html.append(segments(table)));
        }
        if (!inspection.importance().features().isEmpty()) {
            html.append(importance(inspection.importance()));
        }
        return html.toString();
    }

    /** Figures that a segment shows, by what they are called, beside its rows. */
    private static Map<String, String> columns(Quality quality) {
        Map<String, String> columns = new LinkedHashMap<>();
        if (quality instanceof Metrics) {
            columns.put("positive", "base_rate");
            columns.put("AUC", "auc");
            columns.put("log loss", "log_loss");
        } else if (quality instanceof NumberMetrics) {
            columns.put("mean label", "mean_label");
            columns.put("RMSE", "rmse");
            columns.put("bias", "bias");
        } else if (quality instanceof ClassMetrics) {
            columns.put("accuracy", "accuracy");
            columns.put("log loss", "log_loss");
        } else if (quality instanceof ClusterMetrics) {
            columns.put("silhouette", "silhouette");
            columns.put("mean score", "mean_score");
        } else if (quality instanceof AnomalyMetrics) {
            columns.put("median score", "score_p50");
            columns.put("99 % score", "score_p99");
            columns.put("AUC", "auc");
        }
        return columns;
    }

    private static String segments(SegmentTable table) {
        Map<String, String> columns = columns(table.segments().get(0).quality());
        StringBuilder html = new StringBuilder(
                        "<div class=\"card scroll segments\"><table><thead><tr><th scope=\"col\">")
                .append(escape(table.by()))
                .append("</th><th scope=\"col\" class=\"figure\">rows</th>");
        columns.keySet().forEach(name -> html.append("<th scope=\"col\" class=\"figure\">")
                .append(name)
                .append("</th>"));
        html.append("</tr></thead><tbody>");
        for (Segment segment : table.segments()) {
            html.append("<tr><th scope=\"row\">")
                    .append(escape(segment.value()))
                    .append("</th><td class=\"figure\">");
            html.append(count(segment.quality().rows())).append("</td>");
            columns.values().forEach(figure -> html.append("<td class=\"figure\">")
                    .append(Figures.cell(segment.quality(), figure))
                    .append("</td>"));
            html.append("</tr>");
        }
        return html.append("</tbody></table></div>").toString();
    }

    private static String importance(ImportanceTable table) {
        String change =
                switch (table.metric()) {
                    case "auc" -> "How much the area under the ROC curve falls";
                    case "silhouette" ->
                        "How much the silhouette of the clusters falls, measured by what the rows really are,";
                    case "rmse" -> "How much the RMSE rises";
                    default -> "How much the log loss rises";
                };
        StringBuilder rows = new StringBuilder();
        for (Importance one : table.features()) {
            rows.append("<tr><th scope=\"row\">").append(escape(one.feature())).append("</th>");
            for (double figure : new double[] {one.mean(), one.low(), one.high()}) {
                rows.append("<td class=\"figure\">").append(number(figure, 5)).append("</td>");
            }
            rows.append("</tr>");
        }
        return "<h2>What the model needs</h2><p>" + change + " when the values of a feature are dealt out anew among "
                + count(table.rows()) + " validation rows: the mean of " + table.deals() + " deals, seed "
                + table.seed()
                + ". Features that tell the same share their importance.</p><div class=\"card\">"
                + WeightChart.importance(table)
                + "<details><summary>As a table</summary><div class=\"scroll\"><table><thead><tr><th scope=\"col\">feature</th>"
                + "<th scope=\"col\" class=\"figure\">mean</th><th scope=\"col\" class=\"figure\">least</th>"
                + "<th scope=\"col\" class=\"figure\">most</th></tr></thead><tbody>" + rows
                + "</tbody></table></div></details></div>";
    }
}
