package dev.pandan.live;

import dev.pandan.engine.program.ProjectCode;
import dev.pandan.live.event.Checked;
import dev.pandan.live.metrics.Counters;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import dev.pandan.spec.row.Key;
import dev.pandan.store.Store;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.WindowRow;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes admitted events durable, many at once: a batch goes to the journal, then its events and window rows are written, then its submissions are answered. One batch
 * at a time is on its way to the journal, so that batches are there whole and without a gap; several are being written; answers keep the order. Owned by the loop.
 */
final class Committer {
    private static final int MAX_WRITING = 4;

    /** What a batch waits at most for more to share its way with, while others are written. */
    private static final long WAIT_MICROS = 500;

    private final Store store;
    private final LeaseKeeper lease;
    private final Counters counters;
    private final Continuation continuation;
    private final CommitListener listener;
    /** Not sent yet; the last one may still grow. */
    private final Deque<Batch> open = new ArrayDeque<>();
    /** In the journal; being written or waiting for those before them. */
    private final Deque<Batch> writing = new ArrayDeque<>();

    private @Nullable Batch journaling;
    private int eventsInWriting;
    private boolean waiting;
    private boolean waited;

    Committer(Store store, LeaseKeeper lease, Counters counters, Continuation continuation, CommitListener listener) {
        this.store = store;
        this.lease = lease;
        this.counters = counters;
        this.continuation = continuation;
        this.listener = listener;
    }

    /** The batch that the next event goes into. */
    Batch current(long arrival) {
        Batch last = open.peekLast();
        if (last == null || last.isFull()) {
            last = new Batch(arrival);
            open.addLast(last);
        }
        return last;
    }

    /** Adds the window rows of an event. */
    static void addWindowRows(
            ProjectCode code, Checked.Fit fit, StoredEvent event, SealTimes sealTimes, List<WindowRow> rows) {
        boolean late = event.timeMicros() < sealTimes.of(event.stream());
        List<Integer> tables = fit.stream().tables();
        for (int i = 0; i < tables.size(); i++) {
            Key key = fit.stream().key(code, i, fit.row());
            rows.add(new WindowRow(
                    fit.stream().tableName(i),
                    key,
                    event.timeMicros(),
                    event.id(),
                    event.payload(),
                    event.arrival(),
                    late));
        }
    }

    /** Sends what can be sent. */
    void flush() {
        Batch batch = open.peekFirst();
        if (batch == null || journaling != null || writing.size() >= MAX_WRITING) {
            return;
        }
        if (waitsForMore(batch)) {
            return;
        }
        if (!lease.isSure()) {
            listener.leaseLost();
            return;
        }
        waited = false;
        open.removeFirst();
        batch.seal();
        journaling = batch;
        continuation.then(store.journal().append(batch.key, batch.journalBytes), done -> journaled(batch));
    }

    /**
     * Clients who were answered send their next events one after the other. Without this the first of them would go to the journal alone and keep all others waiting,
     * and each entry of the journal costs a flush.
     */
    private boolean waitsForMore(Batch batch) {
        if (waited || batch.isFull() || batch.events.size() * 2 >= eventsInWriting) {
            return false;
        }
        if (!waiting) {
            waiting = true;
            continuation.then(
                    new CompletableFuture<Void>().completeOnTimeout(null, WAIT_MICROS, TimeUnit.MICROSECONDS), done -> {
                        waiting = false;
                        waited = true;
                        flush();
                    });
        }
        return true;
    }

    private void journaled(Batch batch) {
        counters.journalBatch();
        journaling = null;
        writing.addLast(batch);
        eventsInWriting += batch.events.size();
        if (!lease.isSure()) {
            // Whoever took over may have decided about the same events by now.
            listener.leaseLost();
            return;
        }
        flush();
        continuation.then(store.write(batch.events, batch.windowRows), done -> written(batch));
    }

    private void written(Batch batch) {
        batch.written = true;
        if (!lease.isSure()) {
            listener.leaseLost();
            return;
        }
        while (!writing.isEmpty() && Objects.requireNonNull(writing.peekFirst()).written) {
            Batch next = writing.removeFirst();
            eventsInWriting -= next.events.size();
            next.done = true;
            next.durable.complete(null);
            lease.finished(next.key);
            listener.durable(next);
        }
        flush();
    }

    /** Completes when all is durable that was admitted so far; fails if that is abandoned. */
    CompletableFuture<Void> allDurable() {
        Batch last = open.isEmpty() ? journaling : open.peekLast();
        if (last == null) {
            last = writing.peekLast();
        }
        return last == null ? CompletableFuture.completedFuture(null) : last.durable;
    }

    boolean isIdle() {
        return open.isEmpty() && journaling == null && writing.isEmpty();
    }

    /**
     * Forgets everything after a failure.
     *
     * @return the batch of which nobody knows whether it is in the journal, or null
     */
    @Nullable
    Batch abandon(Problem problem) {
        Batch uncertain = journaling;
        writing.forEach(batch -> abandon(batch, problem));
        if (uncertain != null) {
            abandon(uncertain, problem);
        }
        open.forEach(batch -> abandon(batch, problem));
        writing.clear();
        open.clear();
        journaling = null;
        eventsInWriting = 0;
        waiting = false;
        waited = false;
        return uncertain;
    }

    private void abandon(Batch batch, Problem problem) {
        batch.durable.completeExceptionally(PandanException.of(problem));
        listener.failed(batch, problem);
    }
}
