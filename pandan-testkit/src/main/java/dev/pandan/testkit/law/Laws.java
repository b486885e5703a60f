package dev.pandan.testkit.law;

import dev.pandan.engine.decide.FeatureRow;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.testkit.naive.NaiveDecision;
import dev.pandan.testkit.naive.NaiveEvent;
import dev.pandan.testkit.naive.NaiveProject;
import dev.pandan.testkit.project.TestProject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/**
 * Whatever way features are computed, they are those of the {@linkplain NaiveProject naive} evaluation, bit for bit: online in the order of arrival, replayed as of event time and as
 * of arrival, in any order of equal times and in any number of slices.
 */
public final class Laws {
    private static final List<Way> WAYS = List.of(
            new Online(),
            new Replayed(1, false),
            new Replayed(2, false),
            new Replayed(7, false),
            new Replayed(1, true),
            new Replayed(7, true));

    private Laws() {}

    /** The first difference that is found, told in a line; empty if all laws hold. */
    public static Optional<String> broken(Case of, ProjectProgram program) {
        return broken(of, program, new Expected(of));
    }

    private static Optional<String> broken(Case of, ProjectProgram program, Expected expected) {
        for (Way way : WAYS) {
            Found found = way.run(of, program, new Random(of.sent().size()));
            Optional<String> difference = difference(of.project(), program, expected.of(way.arrived()), way, found);
            if (difference.isPresent()) {
                return Optional.of(way.name() + ": " + difference.get());
            }
        }
        return Optional.empty();
    }

    /**
     * Fails with the smallest case that can be found if a law is broken.
     *
     * @param programs makes the program of a project
     * @param coverage counts what the case met
     */
    public static void check(Case of, Function<TestProject, ProjectProgram> programs, Coverage coverage) {
        Expected expected = new Expected(of);
        Optional<String> broken = broken(of, programs.apply(of.project()), expected);
        if (broken.isPresent()) {
            throw Shrinker.failure(of, broken.get(), smaller -> broken(smaller, programs.apply(smaller.project())));
        }
        coverage.add(of, expected.log(), expected.of(false));
    }

    private static Optional<String> difference(
            TestProject project,
            ProjectProgram program,
            Map<NaiveEvent, NaiveDecision> decisions,
            Way way,
            Found found) {
        for (Map.Entry<NaiveEvent, NaiveDecision> entry : decisions.entrySet()) {
            String id = entry.getKey().id();
            NaiveDecision expected = entry.getValue();
            Found.Decided decided = found.get(id);
            Optional<String> difference = decided == null
                    ? Optional.of("no decision")
                    : Differences.first(project, program, expected, decided.features())
                            .or(() -> way.labelled() ? label(expected, decided) : Optional.empty());
            if (difference.isPresent()) {
                return Optional.of("event " + id + ": " + difference.get());
            }
        }
        return found.count() == decisions.size()
                ? Optional.empty()
                : Optional.of(found.count() + " decisions about " + decisions.size() + " events");
    }

    /**
     * The first difference between decisions that were made one by one in the order of arrival and those that had to be made.
     *
     * @param found features by id of the event
     */
    public static Optional<String> difference(Case of, ProjectProgram program, Map<String, FeatureRow> found) {
        Found all = new Found();
        found.forEach((id, features) -> all.add(id, features, null, true));
        return difference(of.project(), program, new Expected(of).of(true), new Online(), all);
    }

    /**
     * The first difference of a long history that is replayed as of event time: from a replay that forgets nothing, and, for some decisions, from the naive evaluation.
     *
     * @param every of so many decisions one is worked out the naive way
     */
    public static Optional<String> ofSome(Case of, ProjectProgram program, int every) {
        Replayed way = new Replayed(1, false);
        Found found = way.run(of, program, new Random(1));
        Optional<String> forgotten = found.difference(new Replayed(1, false, true).run(of, program, new Random(2)));
        if (forgotten.isPresent()) {
            return Optional.of("event " + forgotten.get() + ": other features if nothing is forgotten");
        }
        NaiveProject naive = new NaiveProject(of.project(), of.sent(), of.versions());
        List<NaiveEvent> log = naive.log();
        for (int i = log.size() - 1; i >= 0; i -= every) {
            NaiveEvent event = log.get(i);
            Found.Decided decided = found.get(event.id());
            if (event.stream().equals(of.project().stream()) && decided != null) {
                Optional<String> difference =
                        Differences.first(of.project(), program, naive.decide(event, false), decided.features());
                if (difference.isPresent()) {
                    return Optional.of("event " + event.id() + ": " + difference.get());
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> label(NaiveDecision expected, Found.Decided found) {
        boolean same = Objects.equals(found.label(), expected.label()) && found.mature() == expected.mature();
        return same
                ? Optional.empty()
                : Optional.of("label " + found.label() + " mature " + found.mature() + " (expected: " + expected.label()
                        + ", " + expected.mature() + ")");
    }
}
