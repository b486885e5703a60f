package dev.pandan.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pandan.store.memory.MemoryStore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A project looks for another champion twice a second, by itself. */
final class FollowingTest {
    @Test
    void promote_whileEventsCome_isFollowedAndNothingIsDropped() throws Exception {
        TestModel bundles = TestModel.promoted(3);
        try (LiveProject live = LiveProject.open(Live.options(new MemoryStore(), bundles))) {
            bundles.version.set(4);
            AtomicInteger sent = new AtomicInteger();
            await().atMost(60, TimeUnit.SECONDS).until(() -> decidedBy(live, sent.getAndIncrement()) == 4);
            assertThat(live.bundle("risk")).contains(4);
            assertThat(live.metrics().decisions()).isGreaterThanOrEqualTo(sent.get());
            assertThat(live.metrics().rejects()).isEmpty();
        }
    }

    private static int decidedBy(LiveProject live, int number) throws Exception {
        Outcome.Accepted accepted = Live.accepted(live, Live.order("o" + number, Shop.START + number, "a", 1));
        int version = accepted.decisions().get(0).bundle();
        assertThat(version).isIn(3, 4);
        return version;
    }
}
