package dev.pandan.live;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.store.Journal;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the hold on the writer lease: waits for it at the start, prolongs it, trims the journal behind the checkpoint that it noted. */
final class LeaseBeat {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseBeat.class);
    private static final long POLL_MILLIS = 250;
    private static final long SPARE_SECONDS = 2;

    private final LeaseKeeper lease;
    private final LeaseTimes leaseTimes;
    private final Journal journal;
    private final Loop loop;
    private final Runnable lost;
    private long trimmed;
    /** Since the last success; on the loop. */
    private int failures;

    /**
     * @param lost run on the loop when another process may hold the lease by now
     */
    LeaseBeat(LiveOptions options, LeaseKeeper lease, Loop loop, Runnable lost) {
        this.lease = lease;
        this.leaseTimes = options.leaseTimes();
        this.journal = options.store().journal();
        this.loop = loop;
        this.lost = lost;
    }

    long everyMillis() {
        return leaseTimes.renewEvery().toMillis();
    }

    /** Waits as long as the lease of a process that was killed can last. */
    void acquirePatiently() {
        long patience = leaseTimes.timeToLive().toNanos() + TimeUnit.SECONDS.toNanos(SPARE_SECONDS);
        long started = System.nanoTime();
        boolean told = false;
        while (true) {
            try {
                lease.acquire();
                return;
            } catch (PandanException e) {
                if (e.code() != ErrorCode.LEASE_HELD || System.nanoTime() - started > patience) {
                    throw e;
                }
                if (!told) {
                    LOG.info("waiting up to {} s: {}", TimeUnit.NANOSECONDS.toSeconds(patience), e.getMessage());
                    told = true;
                }
                Waiting.pause(POLL_MILLIS);
            }
        }
    }

    /** On the timer, however busy the loop is: prolongs the lease, notes the checkpoint, trims the journal behind it. */
    void beat() {
        if (!lease.isHeld()) {
            return;
        }
        long checkpoint = lease.checkpoint();
        var unused = lease.renew()
                .whenComplete((held, failure) -> loop.post(() -> {
                    if (failure != null) {
                        tellFailure(Waiting.problem(failure).message());
                    } else if (held) {
                        tellSuccess();
                        trim(checkpoint);
                    }
                    if (!lease.isSure()) {
                        lost.run();
                    }
                }));
    }

    /** An outage makes many of the same: the first, second, fourth, eighth ... of them are told. */
    private void tellFailure(String message) {
        failures++;
        if (Integer.bitCount(failures) == 1) {
            LOG.warn("the writer lease could not be renewed (failure {} in a row): {}", failures, message);
        }
    }

    private void tellSuccess() {
        if (failures > 0) {
            LOG.warn("the writer lease is renewed again, after {} failures in a row", failures);
            failures = 0;
        }
    }

    private void trim(long checkpoint) {
        if (checkpoint > trimmed) {
            trimmed = checkpoint;
            var unused = journal.trim(checkpoint).exceptionally(failure -> {
                LOG.warn(
                        "the journal could not be trimmed: {}",
                        Waiting.problem(failure).message());
                return null;
            });
        }
    }
}
