package dev.pandan.training.report;

import static dev.pandan.training.report.Html.at;
import static dev.pandan.training.report.Html.escape;

import java.util.List;

/** A drawing with two linear axes, as SVG. Colours come from the style sheet of the page. */
final class Plot {
    static final int WIDTH = 440;
    static final int HEIGHT = 360;

    private static final int LEFT = 56;
    private static final int RIGHT = 14;
    private static final int TOP = 14;
    private static final int BOTTOM = 48;

    private final StringBuilder marks = new StringBuilder();
    private final StringBuilder frame = new StringBuilder();
    private final String id;
    private final String title;
    private final String description;
    private final Range xs;
    private final Range ys;

    /** Both axes start at 0. */
    Plot(String id, String title, String description, double maxX, double maxY) {
        this(id, title, description, new Range(0, maxX), new Range(0, maxY));
    }

    Plot(String id, String title, String description, Range xs, Range ys) {
        this.id = id;
        this.title = title;
        this.description = description;
        this.xs = xs;
        this.ys = ys;
    }

    double x(double value) {
        return LEFT + (value - xs.low()) / xs.width() * (WIDTH - LEFT - RIGHT);
    }

    double y(double value) {
        return HEIGHT - BOTTOM - (value - ys.low()) / ys.width() * (HEIGHT - TOP - BOTTOM);
    }

    Plot axes(String xName, String yName, List<Tick> xTicks, List<Tick> yTicks) {
        for (Tick tick : xTicks) {
            line("grid", tick.at(), ys.low(), tick.at(), ys.high());
            text(x(tick.at()), HEIGHT - BOTTOM + 18, "middle", "tick", tick.label());
        }
        for (Tick tick : yTicks) {
            line("grid", xs.low(), tick.at(), xs.high(), tick.at());
            text(LEFT - 8, y(tick.at()) + 4, "end", "tick", tick.label());
        }
        text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 8, "middle", "axis", xName);
        double middle = (TOP + HEIGHT - BOTTOM) / 2.0;
        frame.append("<text class=\"axis\" text-anchor=\"middle\" transform=\"translate(14 ")
                .append(at(middle))
                .append(") rotate(-90)\">")
                .append(escape(yName))
                .append("</text>");
        return this;
    }

    private void line(String style, double x1, double y1, double x2, double y2) {
        frame.append(segment(style, x1, y1, x2, y2));
    }

    private String segment(String style, double x1, double y1, double x2, double y2) {
        return "<line class=\"" + style + "\" x1=\"" + at(x(x1)) + "\" y1=\"" + at(y(y1)) + "\" x2=\"" + at(x(x2))
                + "\" y2=\"" + at(y(y2)) + "\"/>";
    }

    private void text(double x, double y, String anchor, String style, String text) {
        frame.append("<text class=\"")
                .append(style)
                .append("\" x=\"")
                .append(at(x))
                .append("\" y=\"")
                .append(at(y))
                .append("\" text-anchor=\"")
                .append(anchor)
                .append("\">")
                .append(escape(text))
                .append("</text>");
    }

    Plot reference(double x1, double y1, double x2, double y2) {
        marks.append(segment("reference", x1, y1, x2, y2));
        return this;
    }

    Plot curve(String style, double[] across, double[] up) {
        marks.append("<polyline class=\"curve ").append(style).append("\" points=\"");
        for (int i = 0; i < across.length; i++) {
            marks.append(at(x(across[i]))).append(',').append(at(y(up[i]))).append(' ');
        }
        marks.append("\"/>");
        return this;
    }

    Plot dot(String style, double x, double y, double radius, String label) {
        marks.append("<circle class=\"")
                .append(style)
                .append("\" cx=\"")
                .append(at(x(x)))
                .append("\" cy=\"")
                .append(at(y(y)))
                .append("\" r=\"")
                .append(at(radius))
                .append("\"><title>")
                .append(escape(label))
                .append("</title></circle>");
        return this;
    }

    Plot bar(String style, double from, double to, double height, String label) {
        marks.append("<rect class=\"")
                .append(style)
                .append("\" x=\"")
                .append(at(x(from)))
                .append("\" y=\"")
                .append(at(y(height)))
                .append("\" width=\"")
                .append(at(x(to) - x(from)))
                .append("\" height=\"")
                .append(at(y(0) - y(height)))
                .append("\"><title>")
                .append(escape(label))
                .append("</title></rect>");
        return this;
    }

    /** A vertical line with a name at its top. */
    Plot mark(double x, String name) {
        marks.append(segment("mark", x, ys.low(), x, ys.high()));
        marks.append("<text class=\"marktext\" x=\"")
                .append(at(x(x) + 4))
                .append("\" y=\"")
                .append(at(y(ys.high()) + 12))
                .append("\">")
                .append(escape(name))
                .append("</text>");
        return this;
    }

    String svg() {
        return "<svg id=\"" + id + "\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" role=\"img\" aria-labelledby=\""
                + id + "-title " + id + "-text\"><title id=\"" + id + "-title\">" + escape(title)
                + "</title><desc id=\"" + id + "-text\">" + escape(description) + "</desc>" + frame + marks
                + "</svg>";
    }
}
