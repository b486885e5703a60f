package dev.pandan.live;

import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.decide.DecisionCodec;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.live.model.Champions;
import dev.pandan.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** Opens live projects for tests. */
final class Live {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final AtomicInteger HOLDERS = new AtomicInteger();

    private Live() {}

    static LiveOptions options(Store store, Champions champions) {
        return options(Shop.program(), store, champions);
    }

    static LiveOptions options(ProjectProgram program, Store store, Champions champions) {
        return new LiveOptions(
                program,
                store,
                champions,
                CLOCK,
                "holder-" + HOLDERS.incrementAndGet(),
                "localhost:1",
                LiveLimits.standard(),
                times(System::nanoTime));
    }

    static LeaseTimes times(LongSupplier nanoClock) {
        return new LeaseTimes(Duration.ofSeconds(2), Duration.ofMillis(100), nanoClock);
    }

    static Outcome send(LiveProject live, Submission submission) throws Exception {
        return live.submit(submission).get(20, TimeUnit.SECONDS);
    }

    static Outcome.Accepted accepted(LiveProject live, Submission submission) throws Exception {
        Outcome outcome = send(live, submission);
        if (outcome instanceof Outcome.Rejected rejected) {
            throw new AssertionError("rejected: " + rejected.problem());
        }
        return (Outcome.Accepted) outcome;
    }

    static Submission order(String id, long atMicros, String shop, double amount) {
        return Submission.of("orders", Shop.row(id, atMicros, shop, amount));
    }

    static Submission back(String id, long atMicros, String shop, double amount) {
        return Submission.of("returns", Shop.row(id, atMicros, shop, amount));
    }

    /** Every bit of a decision; the test's clock stands still. */
    static String bits(Decision decision) {
        return HexFormat.of().formatHex(DecisionCodec.encode(decision));
    }
}
