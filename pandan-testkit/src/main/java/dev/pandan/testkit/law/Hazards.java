package dev.pandan.testkit.law;

import dev.pandan.testkit.history.TestEvent;
import dev.pandan.testkit.naive.NaiveEvent;
import dev.pandan.testkit.project.Term;
import dev.pandan.testkit.project.TestAggregate;
import dev.pandan.testkit.project.TestWindow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what is hard about the rows of windows in one case. */
final class Hazards {
    private static final List<ZoneId> ZONES = List.of(ZoneId.of("America/New_York"), ZoneId.of("Europe/Berlin"));
    private static final int LONG = 255;
    private static final BigDecimal HUGE_DECIMAL = new BigDecimal("1e19");
    private static final BigDecimal TINY_DECIMAL = new BigDecimal("1e-16");

    private final List<NaiveEvent> log;
    private final Set<TestEvent> twice = new HashSet<>();

    Hazards(Case of, List<NaiveEvent> log) {
        this.log = log;
        Set<TestEvent> once = new HashSet<>();
        of.sent().stream().filter(event -> !once.add(event)).forEach(twice::add);
    }

    /** Of a window that holds rows, in their order, for an event. */
    EnumSet<Hazard> ofRows(TestWindow window, NaiveEvent event, List<NaiveEvent> rows) {
        EnumSet<Hazard> found = EnumSet.noneOf(Hazard.class);
        long to = event.timeMicros() - window.frame().endingMicros();
        note(found, Hazard.END, endsAtARow(window, event, to));
        if (rows.isEmpty()) {
            found.add(Hazard.EMPTY);
            return found;
        }
        boolean begins = window.frame().isTimed()
                && rows.get(0).timeMicros() == to - window.frame().lastMicros();
        note(found, Hazard.BEGIN, begins);
        note(found, Hazard.DST, ZONES.stream().anyMatch(zone -> changes(zone, rows.get(0), event)));
        note(found, Hazard.TWICE, rows.stream().anyMatch(row -> twice.contains(row.event())));
        note(found, Hazard.UNICODE, rows.stream().filter(Hazards::isBeyond).count() > 1);
        ofOrder(rows, found);
        for (TestWindow.Part part : window.key()) {
            Object value = part.event().of(event.row());
            note(found, Hazard.NULL_KEY, value == null);
            note(found, Hazard.LONG_KEY, value instanceof String text && text.length() > LONG);
        }
        return found;
    }

    private static void note(EnumSet<Hazard> found, Hazard hazard, boolean there) {
        if (there) {
            found.add(hazard);
        }
    }

    private boolean endsAtARow(TestWindow window, NaiveEvent event, long to) {
        return log.stream()
                .anyMatch(row -> row.timeMicros() == to
                        && row.stream().equals(window.stream())
                        && window.matches(event.row(), row.row()));
    }

    private static boolean changes(ZoneId zone, NaiveEvent first, NaiveEvent event) {
        return !zone.getRules()
                .getOffset(instant(first.timeMicros()))
                .equals(zone.getRules().getOffset(instant(event.timeMicros())));
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L));
    }

    private static boolean isBeyond(NaiveEvent row) {
        return Character.isHighSurrogate(row.id().charAt(0));
    }

    private static void ofOrder(List<NaiveEvent> rows, EnumSet<Hazard> found) {
        int earliest = Integer.MAX_VALUE;
        for (int i = rows.size() - 1; i >= 0; i--) {
            NaiveEvent row = rows.get(i);
            note(found, Hazard.LATE, row.arrival() > earliest);
            note(found, Hazard.TIES, i > 0 && rows.get(i - 1).timeMicros() == row.timeMicros());
            earliest = Math.min(earliest, row.arrival());
        }
    }

    /** Of the values of an aggregate. */
    static EnumSet<Hazard> ofValues(TestAggregate aggregate, List<NaiveEvent> rows) {
        EnumSet<Hazard> found = EnumSet.noneOf(Hazard.class);
        Term argument = aggregate.argument();
        Term filter = aggregate.filter();
        for (NaiveEvent row : rows) {
            if (filter != null && !filter.holds(row.row())) {
                found.add(Hazard.FILTER);
            } else if (argument != null) {
                // As it was sent: -0.0 is still there.
                ofValue(argument.of(row.event().row()), found);
            }
        }
        return found;
    }

    private static void ofValue(@Nullable Object value, EnumSet<Hazard> found) {
        note(found, Hazard.NULL, value == null);
        if (value instanceof Double number) {
            ofNumber(number, 1e300, 1e-300, found);
        } else if (value instanceof Float number) {
            ofNumber(number, 1e38, 1e-38, found);
        } else if (value instanceof Long number) {
            note(found, Hazard.HUGE, Math.abs(number >> 1) >= 1L << 60);
        } else if (value instanceof Integer number) {
            note(found, Hazard.HUGE, Math.abs(number >> 1) >= 1 << 28);
        } else if (value instanceof BigDecimal number && number.signum() != 0) {
            note(found, Hazard.HUGE, number.abs().compareTo(HUGE_DECIMAL) > 0);
            note(found, Hazard.TINY, number.abs().compareTo(TINY_DECIMAL) < 0);
        }
    }

    private static void ofNumber(double number, double huge, double tiny, EnumSet<Hazard> found) {
        double size = Math.abs(number);
        note(found, Hazard.NAN, Double.isNaN(number));
        note(found, Hazard.INFINITE, Double.isInfinite(number));
        note(found, Hazard.MINUS_0, number == 0 && 1 / number < 0);
        note(found, Hazard.HUGE, size >= huge && size < Double.POSITIVE_INFINITY);
        note(found, Hazard.TINY, size > 0 && size < tiny);
    }
}
