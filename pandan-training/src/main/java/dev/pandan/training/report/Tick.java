package dev.pandan.training.report;

import java.util.ArrayList;
import java.util.List;

/** A labelled place on an axis. */
record Tick(double at, String label) {

    /** About five round values from 0 to {@code max}. */
    static List<Tick> upTo(double max) {
        return between(new Range(0, max));
    }

    /** About five round values. */
    static List<Tick> between(Range range) {
        double rough = range.width() / 5;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double ratio = rough / power;
        double step = power * (ratio < 1.5 ? 1 : ratio < 3.5 ? 2 : ratio < 7.5 ? 5 : 10);
        int digits = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
        List<Tick> ticks = new ArrayList<>();
        double rest = 1e-9 * range.width();
        for (long i = (long) Math.ceil((range.low() - rest) / step); i * step <= range.high() + rest; i++) {
            ticks.add(new Tick(i * step, Html.exact(i * step, digits)));
        }
        return ticks;
    }

    /** The same as percentages. */
    static List<Tick> percentUpTo(double max) {
        return upTo(100 * max).stream()
                .map(tick -> new Tick(tick.at / 100, tick.label + " %"))
                .toList();
    }
}
