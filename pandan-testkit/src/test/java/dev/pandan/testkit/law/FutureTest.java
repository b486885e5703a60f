package dev.pandan.testkit.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.spec.project.Frame;
import dev.pandan.testkit.history.TestEvent;
import dev.pandan.testkit.project.HandProgram;
import dev.pandan.testkit.project.TestStream;
import dev.pandan.testkit.seed.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Nothing from the future: a row that tells the label, at the event's own microsecond or one later, moves no feature, even if it arrived first. */
final class FutureTest {
    private static final List<Way> WAYS = List.of(new Online(), new Replayed(1, false), new Replayed(1, true));

    @Test
    void features_leakAtTheEventsMicrosecondOrLater_doNotMove() {
        Seeds.check("FutureTest leaks", 500, random -> {
            Case of = Case.random(random, 8 + random.nextInt(30));
            TestEvent event = decided(of, random);
            if (event != null) {
                long at = event.timeMicros();
                assertThat(moved(of, event, at))
                        .as("leak at the same microsecond\n%s", of)
                        .isFalse();
                assertThat(moved(of, event, at + 1))
                        .as("leak a microsecond later\n%s", of)
                        .isFalse();
            }
        });
    }

    /** The leak would be seen: one microsecond earlier it moves features. */
    @Test
    void features_sameRowAMicrosecondEarlier_doMove() {
        AtomicInteger seen = new AtomicInteger();
        AtomicInteger readable = new AtomicInteger();
        Seeds.check("FutureTest rows of the past", 300, random -> {
            Case of = Case.random(random, 8 + random.nextInt(30));
            TestEvent event = decided(of, random);
            boolean isRead = of.project().windows().stream()
                    .map(window -> window.frame())
                    .anyMatch(frame -> frame.endingMicros() == 0 && frame.lastRows() == Frame.ALL);
            if (event != null && isRead) {
                readable.incrementAndGet();
                seen.addAndGet(moved(of, event, event.timeMicros() - 1) ? 1 : 0);
            }
        });
        assertThat(seen.get()).isGreaterThan(readable.get() / 2).isPositive();
    }

    /** An event that decisions are made about; null if the case has none. */
    private static TestEvent decided(Case of, Random random) {
        List<TestEvent> all = of.sent().stream()
                .filter(event -> event.stream().equals(of.project().stream()))
                .toList();
        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }

    private static boolean moved(Case of, TestEvent event, long atMicros) {
        ProjectProgram program = HandProgram.of(of.project());
        Case leaking = withLeaks(of, event, atMicros);
        return WAYS.stream().anyMatch(way -> {
            Found.Decided before =
                    Objects.requireNonNull(way.run(of, program, new Random(1)).get(event.id()));
            Found.Decided after = Objects.requireNonNull(
                    way.run(leaking, program, new Random(1)).get(event.id()));
            return !Arrays.equals(after.features().values(), before.features().values())
                    || !Arrays.equals(after.features().rows(), before.features().rows())
                    || !Arrays.equals(
                            after.features().hashes(), before.features().hashes());
        });
    }

    /** Every stream gets a row with the event's keys and values that nothing else has; they arrive before all others. */
    private static Case withLeaks(Case of, TestEvent event, long atMicros) {
        List<TestEvent> sent = new ArrayList<>();
        for (TestStream stream : of.project().streams()) {
            Object[] row = new Object[stream.schema().size()];
            for (int i = 0; i < row.length; i++) {
                String column = stream.schema().column(i).name();
                row[i] = switch (column) {
                    case "id" -> "leak";
                    case "at" -> atMicros;
                    case "v_int" -> 77_777;
                    case "v_float" -> 7.5f;
                    case "v_timestamp" -> 7_777L;
                    default -> event.value(column);
                };
            }
            sent.add(new TestEvent(stream, row));
        }
        sent.addAll(of.sent());
        return new Case(of.project(), sent, of.versions());
    }
}
