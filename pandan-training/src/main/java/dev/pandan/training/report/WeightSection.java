package dev.pandan.training.report;

import static dev.pandan.training.report.Html.escape;
import static dev.pandan.training.report.Page.key;

import java.util.List;

/** What each feature of a linear model weighs. */
final class WeightSection {
    private final List<Weight> weights;
    private final String unit;
    private final String larger;

    /**
     * @param unit what weights are measured in, for example {@code log-odds}
     * @param larger what a larger number makes of the prediction, with the word for the other direction: {@code more likely/less likely}
     */
    WeightSection(List<Weight> weights, String unit, String larger) {
        this.weights = weights;
        this.unit = unit;
        this.larger = larger;
    }

    /** Empty without weights. */
    String html() {
        if (weights.isEmpty()) {
            return "";
        }
        int middle = larger.indexOf('/');
        StringBuilder html = new StringBuilder("<h2>What each feature weighs</h2><p>Standard deviation of what the ")
                .append("feature adds to the ")
                .append(escape(unit))
                .append(" over the validation rows; colours tell whether a larger number ")
                .append("speaks for or against.</p><div class=\"card\">")
                .append(WeightChart.spreads(weights))
                .append("<ul class=\"key\">")
                .append(key("positive", "larger: " + larger.substring(0, middle)))
                .append(key("negative", "larger: " + larger.substring(middle + 1)))
                .append(key("category", "category, vector"))
                .append("</ul><details><summary>As a table</summary><div class=\"scroll\">")
                .append(Tables.weights(weights, unit))
                .append("</div></details></div>");
        List<Weight> composed =
                weights.stream().filter(weight -> !weight.parts().isEmpty()).toList();
        for (int i = 0; i < composed.size(); i++) {
            html.append(parts("parts-" + i, composed.get(i)));
        }
        return html.toString();
    }

    private static String unseen(Weight weight) {
        return weight.parts().stream().anyMatch(part -> part.rows() == 0)
                ? " '" + WeightChart.NO_ROWS.strip() + "': seen in training, not among the validation rows."
                : "";
    }

    private String parts(String id, Weight weight) {
        String start = unit.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + unit.substring(1);
        String text = start
                + (weight.kind() == Weight.Kind.VECTOR
                        ? " per standard deviation of the elements that weigh most."
                        : " of its most frequent categories against the average training row." + unseen(weight));
        return "<div class=\"card\" style=\"margin-top:16px\"><h3>" + escape(weight.feature()) + "</h3><p>"
                + escape(text) + "</p>" + WeightChart.parts(id, weight) + "</div>";
    }
}
