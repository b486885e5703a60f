package dev.pandan.training.report;

import static dev.pandan.training.report.Html.escape;
import static dev.pandan.training.report.Html.number;
import static dev.pandan.training.report.Html.percent;

import dev.pandan.training.evaluate.AnomalyMetrics;
import dev.pandan.training.evaluate.ClusterMetrics;
import dev.pandan.training.evaluate.Quality;
import dev.pandan.training.evaluate.RuleScores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the training report of a model of clusters or anomalies. */
public final class UnlabelledReport {
    private static final Set<String> COUNTS = Set.of("rows", "unscored", "labelled");

    private UnlabelledReport() {}

    public static String html(UnlabelledReportData report) {
        String title = "Decision " + report.decision();
        Quality model = report.models().values().iterator().next();
        return Page.of(
                report.project(),
                title,
                head(report, title, model)
                        + "<h2>Metrics</h2><div class=\"card scroll\">" + metrics(report.models()) + "</div>"
                        + rules(model)
                        + InspectionSection.html(report.inspection())
                        + Page.provenance(report.data(), report.making()));
    }

    private static String head(UnlabelledReportData report, String title, Quality model) {
        String text = model instanceof ClusterMetrics
                ? "How well the clusters hold together, on rows after the training rows. No label says whether they are"
                        + " the right ones."
                : "How unusual rows after the training rows are: the greater the score, the more unusual.";
        return Page.header(report.project(), title, text) + "<ul class=\"tiles\">" + tiles(model) + "</ul>";
    }

    private static String tiles(Quality model) {
        if (model instanceof ClusterMetrics clusters) {
            return Page.tile(number(clusters.silhouette(), 3), "silhouette", "simplified; -1 to 1")
                    + Page.tile(number(clusters.inertia(), 3), "inertia", "mean squared distance")
                    + Page.tile(String.valueOf(clusters.sizes().size()), "clusters", "of the model")
                    + rows(model);
        }
        AnomalyMetrics anomalies = (AnomalyMetrics) model;
        return Page.tile(
                        number(anomalies.quantiles().getOrDefault(0.5, Double.NaN), 3),
                        "median score",
                        "half are below")
                + Page.tile(
                        number(anomalies.quantiles().getOrDefault(0.99, Double.NaN), 3), "99 % score", "1 % are above")
                + Page.tile(number(anomalies.auc(), 3), "AUC", Html.count(anomalies.labelled()) + " rows with a label")
                + rows(model);
    }

    private static String rows(Quality model) {
        return Page.tile(Html.count(model.rows()), "validation rows", "later than all training rows");
    }

    private static String metrics(Map<String, Quality> models) {
        StringBuilder table = new StringBuilder("<table><thead><tr><th scope=\"col\">on the validation rows</th>");
        models.keySet().forEach(name -> table.append("<th scope=\"col\" class=\"figure\">")
                .append(escape(name))
                .append("</th>"));
        table.append("</tr></thead><tbody>");
        Map<String, Double> names = new LinkedHashMap<>();
        models.values().forEach(quality -> quality.byName().forEach(names::putIfAbsent));
        for (String name : names.keySet()) {
            table.append("<tr><th scope=\"row\">")
                    .append(escape(UnlabelledNames.of(name)))
                    .append("</th>");
            models.values().forEach(quality -> table.append("<td class=\"figure\">")
                    .append(
                            quality.intervals().of(name).isPresent()
                                    ? Figures.cell(quality, name)
                                    : figure(name, quality.byName().getOrDefault(name, Double.NaN)))
                    .append("</td>"));
            table.append("</tr>");
        }
        return table.append("</tbody></table>").toString();
    }

    private static String figure(String name, double value) {
        boolean isCount = COUNTS.contains(name) || name.startsWith("size.");
        return isCount && Double.isFinite(value) ? Html.count((long) value) : number(value, 4);
    }

    private static String rules(Quality model) {
        List<RuleScores> rules =
                model instanceof ClusterMetrics clusters ? clusters.rules() : ((AnomalyMetrics) model).rules();
        if (rules.isEmpty()) {
            return "";
        }
        StringBuilder table = new StringBuilder("<h2>Policy</h2><p>The rows that each rule decides.</p>")
                .append("<div class=\"card scroll\"><table><thead><tr><th scope=\"col\">action</th>")
                .append("<th scope=\"col\">rule</th><th scope=\"col\" class=\"figure\">rows</th>")
                .append("<th scope=\"col\" class=\"figure\">share</th>")
                .append("<th scope=\"col\" class=\"figure\">mean score</th></tr></thead><tbody>");
        for (RuleScores rule : rules) {
            table.append("<tr><th scope=\"row\">").append(escape(rule.action())).append("</th><td><code>");
            table.append(escape(rule.when())).append("</code></td>");
            for (String cell : List.of(Html.count(rule.rows()), percent(rule.share()), number(rule.meanScore(), 4))) {
                table.append("<td class=\"figure\">").append(cell).append("</td>");
            }
            table.append("</tr>");
        }
        return table.append("</tbody></table></div>").toString();
    }
}
