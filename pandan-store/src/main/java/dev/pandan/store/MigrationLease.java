package dev.pandan.store;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.time.Duration;

/** The writer lease for as long as a migration takes: renewed while its work goes on. Not thread-safe. */
final class MigrationLease implements AutoCloseable {
    private static final String HOLDER = "pandan store migrate";
    private static final Duration HOLD = Duration.ofMinutes(2);
    private static final Duration RENEWED_AFTER = Duration.ofSeconds(20);

    private final Lease lease;
    private final Lease.Attempt attempt;
    private long renewedAt = System.nanoTime();

    private MigrationLease(Lease lease, Lease.Attempt attempt) {
        this.lease = lease;
        this.attempt = attempt;
    }

    /**
     * Takes it.
     *
     * @throws PandanException {@code LEASE_HELD} while another process has it
     */
    static MigrationLease take(Store store) {
        Lease.Attempt attempt = StoreVersions.get(store.lease().acquire(HOLDER, "", HOLD));
        if (!attempt.acquired()) {
            throw PandanException.of(
                    ErrorCode.LEASE_HELD,
                    "the project is open for writing in another process ("
                            + attempt.holder().name() + "); stop it, then migrate");
        }
        return new MigrationLease(store.lease(), attempt);
    }

    /**
     * To be called every few seconds or oftener.
     *
     * @throws PandanException {@code LEASE_HELD} if the lease was lost
     */
    void beat() {
        if (System.nanoTime() - renewedAt < RENEWED_AFTER.toNanos()) {
            return;
        }
        renewedAt = System.nanoTime();
        if (!StoreVersions.get(lease.renew(attempt.holder().epoch(), HOLDER, "", attempt.checkpoint(), HOLD))) {
            throw PandanException.of(
                    ErrorCode.LEASE_HELD,
                    "the writer lease was lost during the migration, as the database did not answer for "
                            + HOLD.toSeconds() + " s; run it again, it goes on where it was");
        }
    }

    @Override
    public void close() {
        StoreVersions.get(lease.release(attempt.holder().epoch(), HOLDER, attempt.checkpoint()));
    }
}
