package dev.pandan.store.async;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class TurnsTest {
    private final Turns turns = new Turns(2);
    private final List<CompletableFuture<String>> sent = new ArrayList<>();

    private CompletableFuture<String> send() {
        return turns.send(() -> {
            CompletableFuture<String> answer = new CompletableFuture<>();
            sent.add(answer);
            return answer;
        });
    }

    @Test
    void send_moreThanTheLimit_waitInOrder() {
        List<CompletableFuture<String>> results = List.of(send(), send(), send(), send());
        assertThat(sent).hasSize(2);
        sent.get(1).complete("b");
        assertThat(results.get(1)).isCompletedWithValue("b");
        assertThat(sent).hasSize(3);
        sent.get(0).completeExceptionally(new IllegalStateException("answered"));
        assertThat(results.get(0)).isCompletedExceptionally();
        sent.get(2).complete("c");
        sent.get(3).complete("d");
        assertThat(results.get(2)).isCompletedWithValue("c");
        assertThat(results.get(3)).isCompletedWithValue("d");
    }

    @Test
    void send_requestThrows_failsAndTakesNoTurnAway() {
        for (int i = 0; i < 100_000; i++) {
            assertThat(turns.send(() -> {
                        throw new IllegalStateException("closed");
                    }))
                    .isCompletedExceptionally();
        }
        assertThat(List.of(send(), send())).noneMatch(CompletableFuture::isDone);
        assertThat(sent).hasSize(2);
    }
}
