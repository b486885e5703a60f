package dev.pandan.live;

import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.decide.FeatureRow;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.store.Store;
import dev.pandan.store.TableRow;
import dev.pandan.store.memory.MemoryStore;
import dev.pandan.testkit.history.TestEvent;
import dev.pandan.testkit.law.Case;
import dev.pandan.testkit.law.Laws;
import dev.pandan.testkit.law.Shrinker;
import dev.pandan.testkit.project.HandProgram;
import dev.pandan.testkit.project.TestProject;
import dev.pandan.testkit.project.TestTable;
import dev.pandan.testkit.seed.Seeds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Random projects and histories through the live path: the features of every decision are those of the naive evaluator, with everything in memory, with nothing kept in
 * memory, and in a project that is closed and opened again from its store.
 */
class LiveLawsTest {
    private static final int CASES = Integer.getInteger("pandan.live.programs", 250);
    private static final LiveLimits ROOMY = LiveLimits.standard().withAllowedFuture(Duration.ofDays(36_500));
    /** Rows that no event in flight needs may be dropped at once. */
    private static final LiveLimits STRICT = ROOMY.withAllowedLateness(Duration.ZERO);

    private static final LiveLimits TINY = STRICT.withCacheBytes(0);
    private static final int MOST_IN_FLIGHT = 6;
    private static final int MOST_CHARACTERS = 50_000;

    @Test
    void features_randomPrograms_sameBitsFromMemoryAndFromTheStore() {
        Seeds.check("LiveLawsTest programs", CASES, random -> {
            Case of = admissible(random);
            Optional<String> broken = broken(of);
            if (broken.isPresent()) {
                throw Shrinker.failure(of, broken.get(), LiveLawsTest::broken);
            }
        });
    }

    /** A case without the keys of a megabyte that some have: the live path refuses such rows. */
    private static Case admissible(Random random) {
        Case of = Case.random(random, 8 + random.nextInt(40));
        boolean fits = of.sent().stream().allMatch(event -> characters(event) < MOST_CHARACTERS);
        return fits ? of : admissible(random);
    }

    private static long characters(TestEvent event) {
        return Stream.of(event.row())
                .filter(String.class::isInstance)
                .mapToLong(text -> ((String) text).length())
                .sum();
    }

    private static Optional<String> broken(Case of) {
        ProjectProgram program = HandProgram.of(of.project());
        Random random = new Random(of.sent().size());
        return broken("all in memory", of, program, STRICT, 0, random)
                .or(() -> broken("nothing kept in memory", of, program, TINY, 0, random))
                .or(() -> broken("opened again and again", of, program, ROOMY, 6, random))
                .or(() -> broken("opened again, nothing kept in memory", of, program, TINY, 3, random));
    }

    /**
     * @param restarts on the average after so many events; 0: none
     */
    private static Optional<String> broken(
            String how, Case of, ProjectProgram program, LiveLimits limits, int restarts, Random random) {
        try (MemoryStore store = new MemoryStore()) {
            fill(store, of, program);
            Map<String, FeatureRow> found = new HashMap<>();
            int next = 0;
            while (next < of.sent().size()) {
                int until = restarts == 0 ? of.sent().size() : next + 1 + random.nextInt(2 * restarts);
                List<TestEvent> part =
                        of.sent().subList(next, Math.min(until, of.sent().size()));
                LiveOptions options = Live.options(program, store, TestModel.promoted(0));
                decide(options.withLimits(limits), part, random, found);
                next = until;
            }
            return Laws.difference(of, program, found).map(told -> how + ": " + told);
        }
    }

    private static void fill(Store store, Case of, ProjectProgram program) {
        store.create(Layouts.of(program)).join();
        if (of.project().table().isPresent()) {
            TableRows rows = new TableRows(program.project().tables().get(TestTable.NAME));
            List<TableRow> all = of.versions().stream()
                    .map(version -> rows.row(version.row()))
                    .toList();
            store.putTableRows(TestTable.NAME, all).join();
        }
    }

    /** Sends a few events at a time and waits for their answers. */
    private static void decide(
            LiveOptions options, List<TestEvent> events, Random random, Map<String, FeatureRow> found) {
        try (LiveProject live = LiveProject.open(options)) {
            int next = 0;
            while (next < events.size()) {
                int until = Math.min(events.size(), next + 1 + random.nextInt(MOST_IN_FLIGHT));
                List<CompletableFuture<Outcome>> answers = new ArrayList<>();
                for (TestEvent event : events.subList(next, until)) {
                    answers.add(
                            live.submitPatiently(Submission.of(event.stream().name(), event.row())));
                }
                for (CompletableFuture<Outcome> answer : answers) {
                    take(answer.get(20, TimeUnit.SECONDS), found);
                }
                next = until;
            }
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private static void take(Outcome outcome, Map<String, FeatureRow> found) {
        if (outcome instanceof Outcome.Rejected rejected) {
            throw new AssertionError("rejected: " + rejected.problem());
        }
        for (Decision decision : ((Outcome.Accepted) outcome).decisions()) {
            if (decision.name().equals(TestProject.DECISION)) {
                found.put(decision.id(), decision.features());
            }
        }
    }
}
