package dev.pandan.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.engine.program.DecisionCode;
import dev.pandan.engine.program.ProjectCode;
import dev.pandan.engine.program.ProjectProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** One program, many threads, each with code of its own. */
final class ThreadsTest {
    private static final int THREADS = 8;

    @Test
    void newCode_onManyThreadsAtOnce_computesTheSame() throws Exception {
        ProjectProgram program = Projects.feature("a", "concat(origin, string(distance % 7))")
                .with("b", "avg(delay) OVER route_7d * distance")
                .with("c", "double(date_format(departed_at, 'H'))")
                .compile();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int seed = i;
                tasks.add(() -> run(program, seed));
            }
            for (Future<Integer> result : threads.invokeAll(tasks)) {
                assertThat(result.get()).isEqualTo(2_000);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static int run(ProjectProgram program, int seed) {
        DecisionCode code = program.newCode().decision("late");
        int right = 0;
        for (int i = 0; i < 2_000; i++) {
            int distance = seed * 1_000 + i;
            Map<String, Object> event =
                    Map.of("origin", "JFK", "distance", distance, "departed_at", seed * 3_600_000_000L);
            Object[] values = Values.of(program, code, event, 0.5);
            boolean same = values[0].equals("JFK" + distance % 7)
                    && values[1].equals(0.5f * distance)
                    && values[2].equals((float) seed);
            right += same ? 1 : 0;
        }
        return right;
    }

    @Test
    void pinned_valuesThatFail_givesTheSame() {
        ProjectProgram program = Projects.feature("a", "concat(origin, string(distance % 7))")
                .with("b", "element_at(array(distance), 0)")
                .with("c", "double(date_format(departed_at, 'H'))")
                .compile();
        ProjectCode code = program.newCode();
        Map<String, Object> event = Map.of("origin", "JFK", "distance", 10, "departed_at", 7 * 3_600_000_000L);
        Object[] alone = Values.of(program, code.decision("late"), event);
        assertThat(alone).containsExactly("JFK3", null, 7f);
        code.pinned(() -> {
            assertThat(Values.of(program, code.decision("late"), event)).isEqualTo(alone);
            code.pinned(() ->
                    assertThat(Values.of(program, code.decision("late"), event)).isEqualTo(alone));
            assertThat(Values.of(program, code.decision("late"), event)).isEqualTo(alone);
        });
        assertThat(Values.of(program, code.decision("late"), event)).isEqualTo(alone);
    }
}
