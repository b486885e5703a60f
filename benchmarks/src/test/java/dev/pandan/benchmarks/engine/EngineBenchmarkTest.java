package dev.pandan.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.benchmarks.Options;
import dev.pandan.benchmarks.flights.FlightsExample;
import dev.pandan.benchmarks.result.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EngineBenchmarkTest {
    private static final Path HOME = Path.of("..");

    @Test
    void run_small_comparesEveryDecisionAndTellsAllFigures() {
        Result result = new EngineBenchmark(new Options("engine", true, "cassandra", 500, 1, HOME)).run();
        assertThat(result.number("compared")).isEqualTo(2_500);
        assertThat(result.json())
                .contains("decisions_per_s", "loop_ratio", "bytes_per_decision", "flatness", "loop_decisions_per_s");
        assertThat(result.table()).contains("all equal bit for bit");
    }

    @Test
    void check_decisionsThatDiffer_fails() {
        FlightsExample example = FlightsExample.read(HOME);
        List<EngineEvent> events = EngineEvent.of(example, 200);
        ProgramEngine ahead = new ProgramEngine(example);
        Object[] first = events.get(0).row();
        long before = events.get(0).timeMicros() - 1;
        ahead.accept(new EngineEvent(false, before, new Object[] {"one-more", before, first[2], first[3], 30}));
        assertThatThrownBy(() -> Equality.check(ahead, new HandEngine(example), events))
                .hasMessageContaining("the program decides");
    }
}
