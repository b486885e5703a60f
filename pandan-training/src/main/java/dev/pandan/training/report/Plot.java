package dev.pandan.training.report;

import static dev.pandan.training.report.Html.at;
import static dev.pandan.training.report.Html.escape;

import java.util.List;

/** A drawing with two linear axes, as SVG. Colours come from the style sheet of the page. */
final class Plot {
    static final int WIDTH = 440;
    static final int HEIGHT = 360;

    private static final int LEFT = 56;
    /** What stands left and right of the names of ticks. */
    private static final int BESIDE = 30;
    /** About a digit's width. */
    private static final int DIGIT = 7;

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
    private int left = LEFT;

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
        return left + (value - xs.low()) / xs.width() * (WIDTH - left - RIGHT);
    }

    double y(double value) {
        return HEIGHT - BOTTOM - (value - ys.low()) / ys.width() * (HEIGHT - TOP - BOTTOM);
    }

    /** To be drawn before everything else: the names of ticks say how much room is left. */
    Plot axes(String xName, String yName, List<Tick> xTicks, List<Tick> yTicks) {
        left = Math.max(LEFT, BESIDE + DIGIT * longest(yTicks));
        int named = every(xTicks);
        for (int i = 0; i < xTicks.size(); i++) {
            Tick tick = xTicks.get(i);
            line("grid", tick.at(), ys.low(), tick.at(), ys.high());
            if (i % named == 0) {
                text(x(tick.at()), HEIGHT - BOTTOM + 18, "middle", "tick", tick.label());
            }
        }
        for (Tick tick : yTicks) {
            line("grid", xs.low(), tick.at(), xs.high(), tick.at());
            text(left - 8, y(tick.at()) + 4, "end", "tick", tick.label());
        }
        text((left + WIDTH - RIGHT) / 2.0, HEIGHT - 8, "middle", "axis", xName);
        double middle = (TOP + HEIGHT - BOTTOM) / 2.0;
        frame.append("<text class=\"axis\" text-anchor=\"middle\" transform=\"translate(14 ")
                .append(at(middle))
                .append(") rotate(-90)\">")
                .append(escape(yName))
                .append("</text>");
        return this;
    }

    private static int longest(List<Tick> ticks) {
        return ticks.stream().mapToInt(tick -> tick.label().length()).max().orElse(0);
    }

    /** Every which tick has room for its name. */
    private int every(List<Tick> ticks) {
        if (ticks.size() < 2) {
            return 1;
        }
        double apart = x(ticks.get(1).at()) - x(ticks.get(0).at());
        return (int) Math.max(1, Math.ceil(DIGIT * (longest(ticks) + 1) / apart));
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
