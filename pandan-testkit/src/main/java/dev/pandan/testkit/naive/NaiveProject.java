package dev.pandan.testkit.naive;

import dev.pandan.engine.program.Aggregate;
import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.spec.project.Frame;
import dev.pandan.spec.row.Hash64;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.testkit.history.TestEvent;
import dev.pandan.testkit.project.Carried;
import dev.pandan.testkit.project.Evaluation;
import dev.pandan.testkit.project.Shown;
import dev.pandan.testkit.project.Term;
import dev.pandan.testkit.project.TestAggregate;
import dev.pandan.testkit.project.TestFeature;
import dev.pandan.testkit.project.TestLabel;
import dev.pandan.testkit.project.TestProject;
import dev.pandan.testkit.project.TestTable;
import dev.pandan.testkit.project.TestWindow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A whole project in the plainest way: for each decision the log is gone through from end to end. It uses neither windows, sums nor programs of the engine, nor the compiler of
 * expressions.
 */
public final class NaiveProject {
    private static final Comparator<NaiveEvent> ORDER = Comparator.comparingLong(NaiveEvent::timeMicros)
            .thenComparing(row -> row.id().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private final TestProject project;
    private final List<TestTable.Version> versions;
    private final List<NaiveEvent> log = new ArrayList<>();

    /**
     * @param sent in the order of arrival; what is sent again changes nothing
     */
    public NaiveProject(TestProject project, List<TestEvent> sent, List<TestTable.Version> versions) {
        this.project = project;
        this.versions = versions;
        Set<TestEvent> events = new LinkedHashSet<>(sent);
        for (TestEvent event : events) {
            log.add(NaiveEvent.of(event, log.size()));
        }
    }

    /** Every event, in the order of arrival. */
    public List<NaiveEvent> log() {
        return log;
    }

    /**
     * The decision about an event.
     *
     * @param arrived whether it sees only what had arrived before the event
     */
    public NaiveDecision decide(NaiveEvent event, boolean arrived) {
        List<Long> rows = new ArrayList<>();
        List<Long> hashes = new ArrayList<>();
        IdentityHashMap<TestWindow, List<NaiveEvent>> held = new IdentityHashMap<>();
        for (TestWindow window : project.windows()) {
            List<NaiveEvent> inside = inside(window, event, arrived);
            held.put(window, inside);
            rows.add((long) inside.size());
            hashes.add(inside.stream().mapToLong(row -> Hash64.ofId(row.id())).sum());
        }
        Evaluation evaluation = new Evaluation(
                event.row(), place(event), of -> result(of, Objects.requireNonNull(held.get(of.window()))));
        List<@Nullable Object> features = new ArrayList<>();
        for (TestFeature feature : project.features()) {
            features.add(feature.shown(evaluation.of(feature.form())));
        }
        boolean mature = project.label().map(label -> isMature(label, event)).orElse(true);
        List<List<NaiveEvent>> all = project.windows().stream()
                .map(window -> Objects.requireNonNull(held.get(window)))
                .toList();
        return new NaiveDecision(features, rows, hashes, label(event, mature), mature, all);
    }

    /** The rows that a window holds for an event, in the order of (time, id). */
    public List<NaiveEvent> inside(TestWindow window, NaiveEvent event, boolean arrived) {
        Frame frame = window.frame();
        long to = event.timeMicros() - frame.endingMicros();
        List<NaiveEvent> inside = new ArrayList<>();
        for (NaiveEvent row : log) {
            boolean there = row.stream().equals(window.stream()) && !(arrived && row.arrival() >= event.arrival());
            boolean old = frame.isTimed() && row.timeMicros() < to - frame.lastMicros();
            if (there && !old && row.timeMicros() < to && window.matches(event.row(), row.row())) {
                inside.add(row);
            }
        }
        inside.sort(ORDER);
        return inside.subList(Math.max(0, inside.size() - frame.lastRows()), inside.size());
    }

    private static @Nullable Object result(TestAggregate of, List<NaiveEvent> inside) {
        Term argument = of.argument();
        Term by = of.by();
        List<NaiveRow> rows = new ArrayList<>();
        for (NaiveEvent row : inside) {
            Object value = argument == null ? null : argument.of(row.row());
            boolean skipped = of.ignoreNulls() && value == null;
            if (!skipped && (of.filter() == null || of.filter().holds(row.row()))) {
                Object carried = ranked(of, argument) ? asDouble(value) : Carried.of(value);
                rows.add(new NaiveRow(row.timeMicros(), row.id(), new @Nullable Object[] {
                    carried, by == null ? null : Carried.of(by.of(row.row()))
                }));
            }
        }
        boolean decimals = argument != null && argument.type() == ScalarType.DECIMAL;
        double parameter = decimals && of.function() == AggregateFunction.AVG ? 18 : of.parameter();
        Aggregate plain = new Aggregate(
                of.function(), argument == null ? Aggregate.ROWS : 0, by == null ? Aggregate.ROWS : 1, parameter);
        return Carried.back(of.type(), NaiveAggregates.result(plain, rows));
    }

    /** Whether the values are cast to doubles first. */
    private static boolean ranked(TestAggregate of, @Nullable Term argument) {
        return switch (of.function()) {
            case VAR_POP, VAR_SAMP, STDDEV_POP, STDDEV_SAMP -> true;
            case APPROX_PERCENTILE -> argument != null && argument.type() == ScalarType.DECIMAL;
            default -> false;
        };
    }

    private static @Nullable Object asDouble(@Nullable Object value) {
        return value == null ? null : Carried.of(Shown.asDouble(value));
    }

    private @Nullable Object[] place(NaiveEvent event) {
        @Nullable Object[] none = new Object[TestTable.SCHEMA.size()];
        Object key = project.table().map(table -> table.key().of(event.row())).orElse(null);
        Optional<TestTable.Version> valid = versions.stream()
                .filter(version ->
                        key != null && key.equals(version.key()) && version.validFromMicros() <= event.timeMicros())
                .max(Comparator.comparingLong(TestTable.Version::validFromMicros));
        return valid.map(TestTable.Version::plain).orElse(none);
    }

    private boolean isMature(TestLabel label, NaiveEvent event) {
        return log.stream()
                .anyMatch(row -> row.stream().equals(label.stream())
                        && row.timeMicros() > event.timeMicros() + label.withinMicros());
    }

    private @Nullable Object label(NaiveEvent event, boolean mature) {
        if (project.label().isEmpty()) {
            return null;
        }
        TestLabel label = project.label().get();
        for (NaiveEvent row : log) {
            boolean near = row.timeMicros() > event.timeMicros()
                    && row.timeMicros() <= event.timeMicros() + label.withinMicros();
            if (near && row.stream().equals(label.stream()) && row.id().equals(event.id())) {
                return label.value().of(row.row());
            }
        }
        return (mature && label.negative()) ? Boolean.FALSE : null;
    }
}
