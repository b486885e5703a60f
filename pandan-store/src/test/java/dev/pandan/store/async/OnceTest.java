package dev.pandan.store.async;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OnceTest {

    @Test
    void get_makerThrows_failsAndIsTriedAgain() {
        AtomicInteger attempts = new AtomicInteger();
        Once<String, String> once = new Once<>(key -> {
            if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException("closed");
            }
            return CompletableFuture.completedFuture(key + "!");
        });
        assertThat(once.get("a")).isCompletedExceptionally();
        assertThat(once.get("a")).isCompletedWithValue("a!");
        assertThat(once.get("a")).isCompletedWithValue("a!");
        assertThat(attempts).hasValue(2);
    }
}
