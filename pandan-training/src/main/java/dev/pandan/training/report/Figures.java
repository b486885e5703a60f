package dev.pandan.training.report;

import static dev.pandan.training.report.Html.escape;
import static dev.pandan.training.report.Html.number;

import dev.pandan.training.evaluate.Interval;
import dev.pandan.training.evaluate.Intervals;
import dev.pandan.training.evaluate.Quality;
import java.util.List;

/** Rows of a table of figures, a model a column, with their intervals. */
final class Figures {
    private Figures() {}

    /** @param figure name of it, as in {@link Quality#byName} */
    static void row(StringBuilder table, String name, String note, List<? extends Quality> models, String figure) {
        table.append("<tr><th scope=\"row\">").append(escape(name)).append(" <span class=\"note\">");
        table.append(escape(note)).append("</span></th>");
        models.forEach(model -> table.append("<td class=\"figure\">")
                .append(cell(model, figure))
                .append("</td>"));
        table.append("</tr>");
    }

    /** A figure and, smaller, its interval if there is one. */
    static String cell(Quality quality, String figure) {
        String value = number(quality.byName().getOrDefault(figure, Double.NaN), 4);
        return quality.intervals()
                .of(figure)
                .map(interval -> value + " <span class=\"note interval\">" + text(interval) + "</span>")
                .orElse(value);
    }

    private static String text(Interval interval) {
        return number(interval.low(), 4) + " to " + number(interval.high(), 4);
    }

    /** What the intervals are; empty if there are none. */
    static String note(Quality quality) {
        Intervals intervals = quality.intervals();
        return intervals.isEmpty()
                ? ""
                : "<p>Small: 95 % intervals, from " + intervals.resamples()
                        + " draws of the rows with replacement (bootstrap), seed " + intervals.seed() + ".</p>";
    }
}
