package dev.pandan.live.capture;

import dev.pandan.live.LiveOptions;
import dev.pandan.live.LiveProject;
import dev.pandan.live.Load;
import dev.pandan.live.LoadReport;
import dev.pandan.live.event.Checked;
import dev.pandan.live.event.RowCheck;
import dev.pandan.live.event.StreamPlans;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.CaptureSpec;
import dev.pandan.spec.project.StreamSpec;
import dev.pandan.store.ChangeFeed;
import dev.pandan.store.ForeignTables;
import dev.pandan.store.Scan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Follows one table. The rows that are there at first are loaded as history, without decisions; each row that comes later is an event. A position is stored after the events
 * of its rows are; what lies between is read again after a crash, and is known by its ids.
 */
final class StreamCapture implements Runnable {
    private static final int BATCH_ROWS = 5_000;
    private static final int SPLITS = 16;

    private final LiveProject live;
    private final LiveOptions options;
    private final StreamSpec spec;
    private final CaptureSpec capture;
    private final String table;
    private final ForeignTables tables;
    private final RowCheck check;
    private final PositionCell cell;
    private final Declaration declaration;
    private final CapturedRows rows;
    private final CaptureCounts counts;
    private final CountDownLatch stop = new CountDownLatch(1);
    private boolean polls;
    /** Whether the database has forgotten where its feed was to go on. */
    private boolean lost;

    StreamCapture(LiveProject live, LiveOptions options, StreamSpec spec, CaptureCounts counts) {
        this.live = live;
        this.options = options;
        this.spec = spec;
        this.capture = spec.capture().orElseThrow();
        this.table = spec.from().orElseThrow();
        this.tables = options.store().foreignTables().mapped(spec.mapping());
        this.check = new RowCheck(
                new StreamPlans(live.program()),
                options.clock(),
                options.limits().allowedFuture());
        this.cell = new PositionCell(options.store().objects(), spec.name());
        this.declaration = new Declaration(options.store().objects(), spec);
        this.counts = counts;
        this.rows = new CapturedRows(live, options.store(), spec.name(), counts);
        this.polls = capture.by() == CaptureSpec.By.POLL;
    }

    void stop() {
        stop.countDown();
    }

    private boolean isStopped() {
        return stop.getCount() == 0;
    }

    @Override
    public void run() {
        try {
            while (!isStopped()) {
                try {
                    follow();
                } catch (RuntimeException trouble) {
                    // Whatever it was: the thread would end, and nobody would know.
                    counts.trouble("stream '" + spec.name() + "' is not captured at the moment: " + reason(trouble));
                    pause();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A table that does not fit its declaration any more says so itself, better than the database does. */
    private String reason(RuntimeException trouble) {
        boolean away = trouble instanceof PandanException known && known.code() == ErrorCode.STORE_UNAVAILABLE;
        if (!away) {
            try {
                tables.check(table, spec.schema());
            } catch (PandanException misfit) {
                return String.valueOf(misfit.getMessage());
            }
        }
        return trouble instanceof PandanException ? String.valueOf(trouble.getMessage()) : trouble.toString();
    }

    private boolean pause() throws InterruptedException {
        return stop.await(capture.every().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void follow() throws InterruptedException {
        Optional<CapturePosition> stored = cell.read();
        stored.filter(position -> declaration.isNew()).ifPresent(this::readAgain);
        String from = stored.map(CapturePosition::feed).orElse("");
        Optional<ChangeFeed> opened = polls ? Optional.empty() : feed(from);
        if (opened.isEmpty()) {
            if (!polls) {
                counts.notice(
                        "stream '" + spec.name() + "': this database has no change streams, so its newest rows are"
                                + " polled every " + capture.every().toMillis() + " ms");
            }
            polls = true;
            poll(stored.isPresent() ? stored.get() : history(CapturePosition.START));
            return;
        }
        try (ChangeFeed feed = opened.get()) {
            boolean began = from.isEmpty() || lost;
            CapturePosition start = stored.isPresent()
                    ? began ? caughtUp(stored.get(), feed) : stored.get()
                    : history(CapturePosition.START.withFeed(feed.position()));
            lost = false;
            listen(feed, start);
        }
    }

    /** A place that the database has forgotten: the feed begins now, and what lies between is read by time. */
    private Optional<ChangeFeed> feed(String from) {
        try {
            return tables.changes(table, spec.schema(), from);
        } catch (PandanException e) {
            if (e.code() != ErrorCode.NOT_FOUND || from.isEmpty()) {
                throw e;
            }
            lost = true;
            return tables.changes(table, spec.schema(), "");
        }
    }

    private CapturePosition caughtUp(CapturePosition stored, ChangeFeed feed) throws InterruptedException {
        long newest = newer(stored.fromMicros(capture.overlap().toMillis() * 1_000L));
        CapturePosition reached = stored.reached(newest).withFeed(feed.position());
        cell.write(reached);
        return reached;
    }

    /** All rows that are there, once. If it is interrupted it begins anew, and finds what it stored. */
    private CapturePosition history(CapturePosition start) {
        long begun = options.clock().millis() * 1_000L;
        CapturePosition position = start.reached(Math.min(load(Long.MAX_VALUE), begun));
        cell.write(position);
        declaration.keep();
        return position;
    }

    /** Rows that were refused as the stream was declared before, and that are not read again by themselves. */
    private void readAgain(CapturePosition stored) {
        counts.notice(
                "stream '" + spec.name() + "' is declared otherwise than when its table was read: reading it again");
        var unused = load(stored.fromMicros(capture.overlap().toMillis() * 1_000L));
        declaration.keep();
    }

    /** The time of the newest row that was read, of those before the one given. */
    private long load(long untilMicros) {
        counts.state("history");
        HistoryRows all = new HistoryRows(spec, tables, tables.splits(table, SPLITS), untilMicros);
        try (all) {
            LoadReport report = live.load(new Load(all, Optional.empty(), told -> {}, this::refused));
            counts.history(report.stored() + report.repeated());
        }
        return all.newestMicros();
    }

    private void refused(Load.Reject reject) {
        if (reject.problem().code() == ErrorCode.EVENT_CONFLICT) {
            counts.changed();
        } else {
            counts.rejected(reject.problem());
        }
    }

    private void listen(ChangeFeed feed, CapturePosition start) throws InterruptedException {
        counts.state("change_stream");
        CapturePosition position = start;
        while (!isStopped()) {
            List<Checked.Fit> batch = new ArrayList<>();
            feed.next().forEach(row -> add(row, Long.MIN_VALUE, batch));
            long newest = rows.take(batch);
            CapturePosition reached = position.reached(newest).withFeed(feed.position());
            if (!reached.equals(position)) {
                cell.write(reached);
                position = reached;
                rows.keepFrom(position.fromMicros(capture.overlap().toMillis() * 1_000L));
            }
            counts.trouble("");
        }
    }

    private void poll(CapturePosition start) throws InterruptedException {
        counts.state("poll");
        CapturePosition position = start;
        do {
            long begun = options.clock().millis() * 1_000L;
            long from = position.fromMicros(capture.overlap().toMillis() * 1_000L);
            rows.keepFrom(from);
            CapturePosition reached = position.reached(Math.min(newer(from), begun));
            if (!reached.equals(position)) {
                cell.write(reached);
                position = reached;
            }
            counts.trouble("");
        } while (!pause());
    }

    /** The time of the newest row. */
    private long newer(long fromMicros) throws InterruptedException {
        long newest = Long.MIN_VALUE;
        List<Checked.Fit> batch = new ArrayList<>();
        try (Scan<@Nullable Object[]> scan = tables.newer(table, spec.schema(), spec.time(), fromMicros)) {
            while (scan.hasNext() && !isStopped()) {
                add(scan.next(), fromMicros, batch);
                if (batch.size() == BATCH_ROWS) {
                    newest = Math.max(newest, rows.take(batch));
                    batch.clear();
                }
            }
        }
        return isStopped() ? Long.MIN_VALUE : Math.max(newest, rows.take(batch));
    }

    /** A row that is no event yet, because its time has not come, is read again later. */
    private void add(@Nullable Object[] row, long fromMicros, List<Checked.Fit> batch) {
        if (row[spec.idPosition()] == null || !(row[spec.timePosition()] instanceof Long time) || time < fromMicros) {
            return;
        }
        Checked checked = check.check(spec.name(), row);
        if (checked instanceof Checked.Fit fit) {
            batch.add(fit);
        } else if (time <= options.clock().millis() * 1_000L) {
            rows.refuse(time, String.valueOf(row[spec.idPosition()]), ((Checked.Misfit) checked).problem());
        }
    }
}
