package dev.pandan.testkit.law;

import dev.pandan.testkit.history.TestEvent;
import dev.pandan.testkit.project.TestFeature;
import dev.pandan.testkit.project.TestProject;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes a case that fails smaller, as long as it fails: fewer events, fewer features, plainer values. Not thread-safe. */
@SuppressWarnings("ReferenceEquality") // a step that changes nothing gives the same object back; events may be equal
public final class Shrinker {
    private static final int MOST_TRIES = 4_000;

    private final Predicate<Case> fails;
    private int tries;

    private Shrinker(Predicate<Case> fails) {
        this.fails = fails;
    }

    /**
     * An error that shows the smallest case that was found.
     *
     * @param told how the case failed
     * @param broken how a case fails; empty if it does not
     */
    public static AssertionError failure(Case failing, String told, Function<Case, Optional<String>> broken) {
        Case small = new Shrinker(of -> broken.apply(of).isPresent()).shrink(failing);
        return new AssertionError(broken.apply(small).orElse("not each time: " + told) + "\n\n" + small
                + "\n(shrunk from " + failing.sent().size() + " events, where it was: " + told + ")");
    }

    private Case shrink(Case failing) {
        Case smallest = failing;
        boolean smaller = true;
        while (smaller && tries < MOST_TRIES) {
            Case before = smallest;
            smallest = withFewerEvents(smallest);
            smallest = first(smallest, Shrinker::simplerProjects);
            smallest = withFewerEvents(smallest);
            smallest = first(smallest, Shrinker::plainerColumns);
            smallest = first(smallest, Shrinker::plainerValues);
            smaller = smallest != before;
        }
        return smallest;
    }

    /** What smaller cases there are, in the order in which they are tried. */
    private interface Steps {
        Stream<Case> from(Case of);
    }

    /** Takes steps as long as one leads to a case that fails. */
    private Case first(Case start, Steps steps) {
        Case smallest = start;
        boolean smaller = true;
        while (smaller) {
            Case from = smallest;
            smallest = steps.from(from).filter(this::stillFails).findFirst().orElse(from);
            smaller = smallest != from;
        }
        return smallest;
    }

    private boolean stillFails(Case of) {
        tries++;
        return tries < MOST_TRIES && fails.test(of);
    }

    /** Leaves out runs of events, long ones first. */
    private Case withFewerEvents(Case start) {
        Case smallest = start;
        for (int run = Math.max(1, start.sent().size() / 2); run >= 1; run /= 2) {
            int at = 0;
            while (at < smallest.sent().size()) {
                Case without = without(smallest, at, run);
                if (stillFails(without)) {
                    smallest = without;
                } else {
                    at += run;
                }
            }
        }
        return smallest;
    }

    private static Case without(Case of, int at, int run) {
        List<TestEvent> kept = new ArrayList<>(of.sent().subList(0, at));
        kept.addAll(of.sent()
                .subList(Math.min(at + run, of.sent().size()), of.sent().size()));
        return new Case(of.project(), kept, of.versions());
    }

    private static Stream<Case> simplerProjects(Case of) {
        TestProject project = of.project();
        Stream<TestProject> fewer = IntStream.range(0, project.features().size())
                .mapToObj(i -> {
                    List<TestFeature> kept = new ArrayList<>(project.features());
                    kept.remove(i);
                    return project.withFeatures(kept);
                });
        Stream<TestProject> unlabelled =
                project.label().isPresent() ? Stream.of(project.withoutLabel()) : Stream.empty();
        return Stream.concat(unlabelled, fewer)
                .filter(simpler -> !simpler.features().isEmpty())
                .map(simpler -> new Case(simpler, of.sent(), of.versions()));
    }

    /** A column is null in all events of its stream. */
    private static Stream<Case> plainerColumns(Case of) {
        return of.project().streams().stream()
                .flatMap(stream -> IntStream.range(0, stream.schema().size())
                        .filter(column -> !stream.isFixed(column))
                        .filter(column -> of.sent().stream()
                                .anyMatch(event -> event.stream().equals(stream) && event.row()[column] != null))
                        .mapToObj(column -> changed(of, event -> event.stream().equals(stream), column)));
    }

    private static Stream<Case> plainerValues(Case of) {
        return of.sent().stream().flatMap(event -> IntStream.range(0, event.row().length)
                .filter(column -> event.row()[column] != null)
                .filter(column -> !event.stream().isFixed(column))
                .mapToObj(column -> changed(of, other -> other == event, column)));
    }

    private static Case changed(Case of, Predicate<TestEvent> which, int column) {
        IdentityHashMap<TestEvent, TestEvent> changed = new IdentityHashMap<>();
        List<TestEvent> sent = of.sent().stream()
                .map(event ->
                        which.test(event) ? changed.computeIfAbsent(event, known -> known.with(column, null)) : event)
                .toList();
        return new Case(of.project(), sent, of.versions());
    }
}
