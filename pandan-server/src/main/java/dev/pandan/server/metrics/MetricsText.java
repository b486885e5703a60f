package dev.pandan.server.metrics;

import java.util.Map;

/** Writes the text format of Prometheus (version 0.0.4). Not thread-safe. */
final class MetricsText {
    private final StringBuilder text = new StringBuilder(8_192);
    private String name = "";

    /** Begins a metric. */
    MetricsText metric(String metric, String type, String help) {
        name = metric;
        text.append("# HELP ").append(metric).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(metric).append(' ').append(type).append('\n');
        return this;
    }

    MetricsText value(double value) {
        return sample(name, "", value);
    }

    MetricsText value(long value) {
        return value((double) value);
    }

    MetricsText value(String label, String of, long value) {
        return value(label, of, (double) value);
    }

    MetricsText value(String label, String of, double value) {
        return sample(name, label(label, of), value);
    }

    MetricsText value(Map<String, String> labels, long value) {
        StringBuilder all = new StringBuilder();
        labels.forEach((label, of) -> all.append(all.isEmpty() ? "" : ",").append(label(label, of)));
        return sample(name, all.toString(), (double) value);
    }

    /** A sample of a histogram: {@code suffix} is {@code _bucket}, {@code _sum} or {@code _count}. */
    MetricsText part(String suffix, String labels, long value) {
        return part(suffix, labels, (double) value);
    }

    MetricsText part(String suffix, String labels, double value) {
        return sample(name + suffix, labels, value);
    }

    static String label(String label, String of) {
        return label + "=\"" + of.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    private MetricsText sample(String metric, String labels, double value) {
        text.append(metric);
        if (!labels.isEmpty()) {
            text.append('{').append(labels).append('}');
        }
        text.append(' ').append(number(value)).append('\n');
        return this;
    }

    /** Whole numbers without a fraction, so that counters read well. */
    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
