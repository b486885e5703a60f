package dev.pandan.training.plan;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.spec.project.Frame;
import dev.pandan.spec.project.LabelSpec;
import dev.pandan.training.history.HistoryClock;
import dev.pandan.training.history.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Rows and bytes of a task, estimated. Immutable. */
final class Estimates {
    /** Compiled expressions, buffers, what is on its way. */
    private static final long TASK_BYTES = 12L << 20;
    /** Rows that no window reaches any more are dropped once half as many as are needed have come. */
    private static final double SLACK = 1.5;
    /** A decision that waits for its label: its entry in a queue and in a map, its id. */
    private static final long WAITING_BYTES = 220;

    /** A label that waits: its entry in a map, its id. */
    private static final long LABEL_BYTES = 160;

    private static final long FEATURE_BYTES = 24;
    private static final long WINDOW_BYTES = 16;

    private final HistoryClock clock;
    private final List<TableNeed> needs;
    private final Map<Integer, TableCost> costs = new HashMap<>();
    private final List<Timeline> timelines;
    private final long labelMicros;
    private final int labelStream;
    private final boolean byKey;
    private final long waitingBytes;
    private final long baseBytes;

    /**
     * @param timelines by position of the stream
     * @param labelStream position of the label's stream, or -1
     * @param lookupBytes of the tables that each task holds
     */
    Estimates(
            ProjectProgram program,
            DecisionProgram decision,
            List<TableNeed> needs,
            List<Timeline> timelines,
            int labelStream,
            HistoryClock clock,
            long lookupBytes) {
        this.labelStream = labelStream;
        this.byKey = decision.label().isPresent();
        this.clock = clock;
        this.needs = needs;
        this.timelines = timelines;
        needs.forEach(need -> costs.put(need.table(), TableCost.of(program, need.table())));
        this.labelMicros = decision.spec().label().map(LabelSpec::withinMicros).orElse(0L);
        this.waitingBytes = WAITING_BYTES
                + FEATURE_BYTES * decision.features().size()
                + WINDOW_BYTES * decision.windows().size();
        this.baseBytes = TASK_BYTES + lookupBytes;
    }

    /** Rows before a slice that are read for its windows. */
    long warmUp(Span span) {
        long rows = 0;
        for (int stream = 0; stream < timelines.size(); stream++) {
            int position = stream;
            long reach = needs.stream()
                    .filter(need -> need.stream() == position)
                    .mapToLong(TableNeed::reachMicros)
                    .max()
                    .orElse(0);
            rows += timelines.get(stream).rows(before(span.fromMicros(), reach), span.fromMicros());
        }
        return rows;
    }

    /** Events that are decided in a slice. */
    long events(Span span) {
        return timelines.get(0).rows(span.fromMicros(), span.toMicros());
    }

    /** Memory of the task of a slice. */
    long bytes(Span span) {
        return needs.stream().mapToLong(need -> bytes(need, span)).sum() + waiting(span) + baseBytes;
    }

    /** Of decisions that wait for labels, and as of arrival of labels that wait for decisions. */
    private long waiting(Span span) {
        if (labelStream < 0) {
            return 0;
        }
        if (clock == HistoryClock.EVENT_TIME) {
            long labels = byKey ? timelines.get(labelStream).most(labelMicros) : 0;
            return waitingBytes * Math.min(events(span), timelines.get(0).most(labelMicros)) + LABEL_BYTES * labels;
        }
        long end = span.toMicros() > Long.MAX_VALUE - labelMicros ? Long.MAX_VALUE : span.toMicros() + labelMicros;
        return waitingBytes * events(span)
                + LABEL_BYTES * timelines.get(labelStream).rows(span.fromMicros(), end);
    }

    private long bytes(TableNeed need, Span span) {
        Timeline timeline = timelines.get(need.stream());
        long all = timeline.rows(before(span.fromMicros(), need.reachMicros()), span.toMicros());
        long keys = Math.min(all, timeline.keys(need.sample(), need.keepsKeys() ? Frame.EVER : need.reachMicros()));
        long rows = all;
        if (clock == HistoryClock.EVENT_TIME) {
            long timed = Math.min(all, timeline.most(need.timedMicros()));
            rows = Math.min(all, timed + saturated(keys, need.latestRows()));
        }
        TableCost cost = cost(need);
        return (long) (rows * cost.rowBytes() * SLACK) + keys * cost.keyBytes();
    }

    /** Memory of the task that has the largest key. */
    long bytesByKey() {
        return needs.stream()
                        .mapToLong(need -> hottest(need) * cost(need).rowBytes())
                        .max()
                        .orElse(0)
                + baseBytes;
    }

    private long hottest(TableNeed need) {
        Timeline timeline = timelines.get(need.stream());
        long all = timeline.hottest(need.sample(), need.keepsKeys() ? Frame.EVER : need.reachMicros());
        if (clock == HistoryClock.ARRIVAL) {
            return timeline.hottest(need.sample(), Frame.EVER);
        }
        return Math.min(all, timeline.hottest(need.sample(), need.timedMicros()) + need.latestRows());
    }

    private TableCost cost(TableNeed need) {
        return Objects.requireNonNull(costs.get(need.table()));
    }

    /** Share of the rows of its table that the largest key has, from 0 to 1: the largest of all tables. */
    double largestShare() {
        return needs.stream()
                .mapToDouble(need -> {
                    Timeline timeline = timelines.get(need.stream());
                    long all = timeline.rows(Long.MIN_VALUE, Long.MAX_VALUE);
                    return all == 0 ? 0 : (double) timeline.hottest(need.sample(), Frame.EVER) / all;
                })
                .max()
                .orElse(0);
    }

    /** Different keys of all tables. */
    long keys() {
        return needs.stream()
                .mapToLong(need -> timelines.get(need.stream()).keys(need.sample(), Frame.EVER))
                .sum();
    }

    private static long before(long micros, long reach) {
        return micros < Long.MIN_VALUE + reach ? Long.MIN_VALUE : reach == Frame.EVER ? Long.MIN_VALUE : micros - reach;
    }

    private static long saturated(long a, long b) {
        return b != 0 && a > Long.MAX_VALUE / 2 / b ? Long.MAX_VALUE / 2 : a * b;
    }
}
