package dev.pandan.testkit.store;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pandan.store.Lease;
import dev.pandan.store.Lease.Attempt;
import dev.pandan.store.Lease.Holder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The right to write. */
interface LeaseContract extends StoreSource {
    Duration LONG = Duration.ofMinutes(5);
    Duration SHORT = Duration.ofSeconds(2);
    int PATIENCE_SECONDS = 60;

    @Test
    default void lease_fromHolderToHolder_isExclusiveAndItsEpochGrows() {
        Lease lease = freshStore().lease();
        assertThat(lease.holder().join()).isEmpty();
        Attempt first = lease.acquire("first", "host:1", LONG).join();
        assertThat(first.acquired()).isTrue();
        assertThat(first.checkpoint()).isZero();
        assertThat(lease.holder().join()).contains(first.holder());

        Attempt refused = lease.acquire("second", "host:2", LONG).join();
        assertThat(refused.acquired()).isFalse();
        assertThat(refused.holder()).isEqualTo(first.holder());

        Attempt again = lease.acquire("first", "host:1", LONG).join();
        assertThat(again.acquired()).as("a retry by the holder itself").isTrue();
        assertThat(again.holder()).isEqualTo(first.holder());

        lease.release(first.holder().epoch(), "first", 41).join();
        assertThat(lease.holder().join()).isEmpty();
        Attempt second = lease.acquire("second", "", LONG).join();
        assertThat(second.acquired()).isTrue();
        assertThat(second.holder())
                .isEqualTo(new Holder("second", "", second.holder().epoch()));
        assertThat(second.holder().epoch()).isGreaterThan(first.holder().epoch());
        assertThat(second.checkpoint()).isEqualTo(41);
    }

    @Test
    default void renew_byTheHolder_keepsLeaseAndCheckpoint() {
        Lease lease = freshStore().lease();
        long epoch = lease.acquire("holder", "old", LONG).join().holder().epoch();
        assertThat(lease.renew(epoch, "holder", "new", 77, SHORT).join()).isTrue();
        assertThat(lease.holder().join()).contains(new Holder("holder", "new", epoch));
        assertThat(lease.renew(epoch, "other", "x", 99, LONG).join()).isFalse();
        assertThat(lease.renew(epoch + 1, "holder", "x", 99, LONG).join()).isFalse();
        lease.release(epoch + 1, "holder", 99).join();
        assertThat(lease.holder().join()).contains(new Holder("holder", "new", epoch));
        assertThat(lease.acquire("holder", "new", LONG).join().checkpoint()).isEqualTo(77);
    }

    @Test
    default void lease_notRenewed_expiresAndItsHolderIsDeposed() {
        Lease lease = freshStore().lease();
        Holder first = lease.acquire("first", "", SHORT).join().holder();
        await().atMost(PATIENCE_SECONDS, SECONDS)
                .until(() -> lease.acquire("second", "", LONG).join().acquired());
        Holder second = lease.holder().join().orElseThrow();
        assertThat(second.name()).isEqualTo("second");
        assertThat(second.epoch()).isGreaterThan(first.epoch());
        assertThat(lease.renew(first.epoch(), "first", "", 5, LONG).join()).isFalse();
        lease.release(first.epoch(), "first", 5).join();
        assertThat(lease.holder().join()).contains(second);
    }

    @Test
    default void renew_afterItExpired_isRefused() {
        Lease lease = freshStore().lease();
        long epoch =
                lease.acquire("late", "", Duration.ofSeconds(1)).join().holder().epoch();
        await().atMost(PATIENCE_SECONDS, SECONDS)
                .until(() -> lease.holder().join().isEmpty());
        assertThat(lease.renew(epoch, "late", "", 1, LONG).join()).isFalse();
        Attempt next = lease.acquire("late", "", LONG).join();
        assertThat(next.acquired()).isTrue();
        assertThat(next.holder().epoch()).isGreaterThan(epoch);
        assertThat(next.checkpoint()).isZero();
    }

    @Test
    default void acquire_byManyAtOnce_hasOneWinner() {
        Lease lease = freshStore().lease();
        List<CompletableFuture<Attempt>> attempts = IntStream.range(0, 6)
                .mapToObj(i -> lease.acquire("holder-" + i, "", LONG))
                .toList();
        List<Attempt> results = attempts.stream().map(CompletableFuture::join).toList();
        assertThat(results.stream().filter(Attempt::acquired)).hasSize(1);
        assertThat(results.stream().map(Attempt::holder).distinct()).hasSize(1);
    }
}
