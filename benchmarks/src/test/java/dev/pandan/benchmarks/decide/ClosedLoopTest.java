package dev.pandan.benchmarks.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ClosedLoopTest {
    @Test
    void run_fourInFlight_neverSendsAFifth() {
        Deque<CompletableFuture<Boolean>> waiting = new ArrayDeque<>();
        AtomicInteger most = new AtomicInteger();
        ClosedLoop.Run run = ClosedLoop.run(40, 4, i -> {
            CompletableFuture<Boolean> answer = new CompletableFuture<>();
            waiting.add(answer);
            most.accumulateAndGet(waiting.size(), Math::max);
            if (waiting.size() == 4) {
                while (!waiting.isEmpty()) {
                    waiting.remove().complete(true);
                }
            }
            return answer;
        });
        assertThat(most.get()).isEqualTo(4);
        assertThat(run.latencies()).hasSize(40);
    }

    @Test
    void run_aRequestFails_saysSo() {
        assertThatThrownBy(() -> ClosedLoop.run(
                        10, 2, i -> CompletableFuture.failedFuture(new IllegalStateException("refused " + i))))
                .hasRootCauseMessage("refused 0");
    }
}
