package dev.pandan.testkit.law;

import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.replay.Replay;
import dev.pandan.engine.replay.ReplayEvent;
import dev.pandan.engine.replay.ReplayOptions;
import dev.pandan.spec.project.Frame;
import dev.pandan.testkit.history.TestEvent;
import dev.pandan.testkit.project.TestLabel;
import dev.pandan.testkit.project.TestProject;
import dev.pandan.testkit.project.TestStream;
import dev.pandan.testkit.project.TestWindow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;

/**
 * History replayed, as a whole or in slices that know of the others only what their windows and labels reach. By event time the order of equal times is shuffled.
 *
 * @param slices in how many parts of about equal numbers of decisions
 * @param keeping whether every row is kept, also by event time
 */
record Replayed(int slices, boolean arrived, boolean keeping) implements Way {
    Replayed(int slices, boolean arrived) {
        this(slices, arrived, false);
    }

    /** An event and its place in the order of arrival. */
    private record Arrived(TestEvent event, int arrival) {
        long time() {
            return event.timeMicros();
        }
    }

    @Override
    public String name() {
        return "replay as of " + (arrived ? "arrival" : "event time") + ", " + slices + " slices";
    }

    @Override
    public boolean labelled() {
        return true;
    }

    @Override
    public Found run(Case of, ProjectProgram program, Random random) {
        List<Arrived> log = log(of, random);
        Found found = new Found();
        List<Long> starts = starts(of.project(), log);
        for (int i = 0; i < starts.size(); i++) {
            long to = i + 1 < starts.size() ? starts.get(i + 1) : Long.MAX_VALUE;
            replay(of, program, log, starts.get(i), to, found);
        }
        return found;
    }

    private List<Arrived> log(Case of, Random random) {
        List<Arrived> log = new ArrayList<>();
        for (TestEvent event : new LinkedHashSet<>(of.sent())) {
            log.add(new Arrived(event, log.size()));
        }
        if (!arrived) {
            Collections.shuffle(log, random);
            log.sort(Comparator.comparingLong(Arrived::time));
        }
        return log;
    }

    private List<Long> starts(TestProject project, List<Arrived> log) {
        List<Long> times = log.stream()
                .filter(row -> row.event().stream().equals(project.stream()))
                .map(Arrived::time)
                .sorted()
                .toList();
        List<Long> starts = new ArrayList<>();
        for (int i = 0; i < slices; i++) {
            long start = i == 0 || times.isEmpty() ? Long.MIN_VALUE : times.get(i * times.size() / slices);
            if (!starts.contains(start)) {
                starts.add(start);
            }
        }
        return starts;
    }

    /** Decides about the events of {@code [from, to)}. */
    private void replay(Case of, ProjectProgram program, List<Arrived> log, long from, long to, Found found) {
        ReplayOptions options = arrived ? ReplayOptions.asOfArrival() : ReplayOptions.asOfEventTime();
        Replay replay = new Replay(
                program,
                TestProject.DECISION,
                new Lookups(of, program),
                keeping ? options.late(Long.MAX_VALUE) : options,
                (id, time, features, label, mature) -> found.add(id, features, label, mature));
        for (Arrived row : log) {
            boolean inside = from <= row.time() && row.time() < to;
            if (inside || isNeeded(of.project(), row, from, to)) {
                replay.next(new ReplayEvent(
                        row.event().stream().name(),
                        row.event().id(),
                        row.time(),
                        row.arrival(),
                        row.event().canonical(),
                        !inside));
            }
        }
        replay.finish(watermark(of.project(), log));
    }

    private static boolean isNeeded(TestProject project, Arrived row, long from, long to) {
        TestStream stream = row.event().stream();
        boolean labels = project.label()
                .filter(label -> label.stream().equals(stream) && row.time() - label.withinMicros() < to)
                .isPresent();
        return (row.time() >= to && labels) || (row.time() < from && from - row.time() <= reach(project, stream));
    }

    private static long reach(TestProject project, TestStream stream) {
        return project.windows().stream()
                .filter(window -> window.stream().equals(stream))
                .map(TestWindow::frame)
                .mapToLong(Frame::reachMicros)
                .max()
                .orElse(0);
    }

    private static long watermark(TestProject project, List<Arrived> log) {
        TestStream stream = project.label().map(TestLabel::stream).orElse(project.stream());
        return log.stream()
                .filter(row -> row.event().stream().equals(stream))
                .mapToLong(Arrived::time)
                .max()
                .orElse(Long.MIN_VALUE);
    }
}
