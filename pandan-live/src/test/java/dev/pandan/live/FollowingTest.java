package dev.pandan.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.store.memory.MemoryStore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class FollowingTest {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(2);

    @Test
    void promote_whileEventsCome_isFollowedWithinTwoSecondsAndNothingIsDropped() throws Exception {
        TestModel bundles = TestModel.promoted(3);
        try (LiveProject live = LiveProject.open(Live.options(new MemoryStore(), bundles))) {
            bundles.version.set(4);
            long promoted = System.nanoTime();
            int version = 3;
            int sent = 0;
            while (version == 3) {
                Outcome.Accepted accepted = Live.accepted(live, Live.order("o" + sent, Shop.START + sent, "a", 1));
                sent++;
                version = accepted.decisions().get(0).bundle();
                assertThat(version).isIn(3, 4);
                assertThat(System.nanoTime() - promoted).isLessThan(LIMIT_NANOS);
            }
            assertThat(live.bundle("risk")).contains(4);
            assertThat(live.metrics().decisions()).isGreaterThanOrEqualTo(sent);
            assertThat(live.metrics().rejects()).isEmpty();
        }
    }
}
