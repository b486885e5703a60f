package dev.pandan.live.capture;

import dev.pandan.live.metrics.LiveMetrics.CaptureMetrics;
import dev.pandan.spec.error.Problem;
import java.time.Clock;
import java.util.function.Consumer;

/** What one capture has done. Owned by its thread; what it tells is immutable. */
final class CaptureCounts {
    private final Clock clock;
    private final Consumer<CaptureMetrics> told;
    private final Consumer<String> notices;
    private String state = "starting";
    private long history;
    private long captured;
    private long repeated;
    private long changed;
    private long rejected;
    private long lagMillis;
    private String trouble = "";
    private String lastReject = "";

    CaptureCounts(Clock clock, Consumer<CaptureMetrics> told, Consumer<String> notices) {
        this.clock = clock;
        this.told = told;
        this.notices = notices;
    }

    void state(String now) {
        state = now;
        tell();
    }

    void notice(String what) {
        notices.accept(what);
    }

    void history(long rows) {
        history = rows;
    }

    void captured(long timeMicros) {
        captured++;
        lagMillis = Math.max(0, clock.millis() - Math.floorDiv(timeMicros, 1_000L));
    }

    void repeated() {
        repeated++;
    }

    void changed() {
        changed++;
    }

    /** A refused row is told once per reason in a row, not each. */
    void rejected(Problem problem) {
        rejected++;
        if (!problem.message().equals(lastReject)) {
            lastReject = problem.message();
            notices.accept("a row is no event: " + problem.message());
        }
    }

    /** Empty: none. */
    void trouble(String what) {
        if (!what.isEmpty() && !what.equals(trouble)) {
            notices.accept(what);
        }
        trouble = what;
        tell();
    }

    void tell() {
        told.accept(new CaptureMetrics(state, history, captured, repeated, changed, rejected, lagMillis, trouble));
    }
}
