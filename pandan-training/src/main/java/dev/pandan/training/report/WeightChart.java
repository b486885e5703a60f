package dev.pandan.training.report;

import static dev.pandan.training.report.Html.at;
import static dev.pandan.training.report.Html.escape;

import dev.pandan.training.evaluate.ImportanceTable;
import java.util.Comparator;
import java.util.List;

/** Horizontal bars. */
final class WeightChart {
    private static final int WIDTH = 900;
    private static final int ROW = 26;
    private static final int NAMES = 190;
    private static final int VALUES = 70;
    private static final int MOST_LETTERS = 24;
    /** After the name of a category. */
    static final String NO_ROWS = " (no row)";

    private WeightChart() {}

    /** How much each feature moves the log-odds, most first. */
    static String spreads(List<Weight> weights) {
        List<Bar> bars = weights.stream()
                .sorted(Comparator.comparingDouble(Weight::spread).reversed())
                .map(weight -> new Bar(
                        weight.feature(),
                        weight.spread(),
                        weight.kind() != Weight.Kind.NUMBER
                                ? "category"
                                : weight.weight() < 0 ? "negative" : "positive"))
                .toList();
        return draw("weights", "What each feature weighs", bars);
    }

    /** How much worse the model gets without each feature, most first. */
    static String importance(ImportanceTable table) {
        List<Bar> bars = table.features().stream()
                .map(one -> new Bar(one.feature(), one.mean(), "category"))
                .toList();
        return draw("importance", "What the model needs", bars);
    }

    /** Categories or elements of one feature, highest weight first, on both sides of 0. */
    static String parts(String id, Weight weight) {
        List<Bar> bars = weight.parts().stream()
                .sorted(Comparator.comparingDouble(Weight.Part::weight).reversed())
                .map(part -> new Bar(name(weight, part), part.weight(), part.weight() < 0 ? "negative" : "positive"))
                .toList();
        String parts = weight.kind() == Weight.Kind.VECTOR ? "elements" : "categories";
        return draw(id, "Weights of the " + parts + " of " + weight.feature(), bars);
    }

    private static String name(Weight weight, Weight.Part part) {
        String name = part.name().isEmpty() ? "(empty)" : part.name();
        return weight.kind() == Weight.Kind.CATEGORY && part.rows() == 0
                ? shortened(name, MOST_LETTERS - NO_ROWS.length()) + NO_ROWS
                : name;
    }

    private static String draw(String id, String title, List<Bar> bars) {
        double low = Math.min(0, bars.stream().mapToDouble(Bar::value).min().orElse(0));
        double high = Math.max(0, bars.stream().mapToDouble(Bar::value).max().orElse(0));
        double left = NAMES + (low < 0 ? VALUES : 0);
        double unit = (WIDTH - left - VALUES) / Math.max(high - low, 1e-12);
        double zero = left - low * unit;
        StringBuilder svg = new StringBuilder();
        for (int i = 0; i < bars.size(); i++) {
            row(svg, bars.get(i), i * ROW, zero, unit);
        }
        int height = Math.max(1, bars.size()) * ROW;
        svg.append("<line class=\"zero\" x1=\"")
                .append(at(zero))
                .append("\" x2=\"")
                .append(at(zero));
        svg.append("\" y1=\"0\" y2=\"").append(height).append("\"/>");
        return "<svg id=\"" + id + "\" class=\"wide\" viewBox=\"0 0 " + WIDTH + " " + height
                + "\" role=\"img\" aria-labelledby=\"" + id + "-title\"><title id=\"" + id + "-title\">"
                + escape(title) + "</title>" + svg + "</svg>";
    }

    private static void row(StringBuilder svg, Bar bar, int top, double zero, double unit) {
        double end = zero + bar.value * unit;
        double left = Math.min(zero, end);
        svg.append("<text class=\"name\" text-anchor=\"end\" x=\"")
                .append(NAMES - 8)
                .append("\" y=\"");
        svg.append(top + 18)
                .append("\">")
                .append(escape(shortened(bar.name, MOST_LETTERS)))
                .append("</text>");
        svg.append("<rect class=\"")
                .append(bar.style)
                .append("\" rx=\"2\" x=\"")
                .append(at(left));
        svg.append("\" y=\"")
                .append(top + 4)
                .append("\" height=\"")
                .append(ROW - 8)
                .append("\" width=\"");
        svg.append(at(Math.max(Math.abs(end - zero), 1))).append("\"/>");
        boolean leftSide = bar.value < 0;
        svg.append("<text class=\"tick\" text-anchor=\"")
                .append(leftSide ? "end" : "start")
                .append("\" x=\"");
        svg.append(at(leftSide ? left - 6 : end + 6))
                .append("\" y=\"")
                .append(top + 18)
                .append("\">");
        svg.append(Html.number(bar.value, 3)).append("</text>");
    }

    private static String shortened(String name, int most) {
        return name.length() <= most ? name : name.substring(0, most - 1) + "…";
    }

    private record Bar(String name, double value, String style) {}
}
