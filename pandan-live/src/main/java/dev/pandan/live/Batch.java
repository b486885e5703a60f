package dev.pandan.live;

import dev.pandan.engine.decide.Decision;
import dev.pandan.live.cache.TableKey;
import dev.pandan.live.journal.JournalCodec;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.WindowRow;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Events that become durable together. Owned by the loop; {@code key} and {@code journalBytes} are read by a recovery. */
final class Batch {
    private static final int MAX_EVENTS = 256;
    private static final int MAX_BYTES = 512 * 1024;

    /** Position in the journal: greater than that of every batch before. */
    final long key;

    final List<StoredEvent> events = new ArrayList<>();
    final List<WindowRow> windowRows = new ArrayList<>();
    /** Keys of the rows that the window cache holds as not yet written. */
    final List<TableKey> addedRows = new ArrayList<>();

    final List<Answer> answers = new ArrayList<>();
    /** Decisions that were made for this batch, for the counters. */
    final List<Decision> decisions = new ArrayList<>();

    /** Completed once the batch and all before it are in the database. */
    final CompletableFuture<Void> durable = new CompletableFuture<>();

    int newEvents;
    byte[] journalBytes = {};
    boolean written;
    boolean done;
    private int bytes;

    Batch(long key) {
        this.key = key;
    }

    void add(StoredEvent event) {
        events.add(event);
        bytes += 64 + event.id().length() * 3 + event.payload().length;
        for (byte[] decision : event.decisions().values()) {
            bytes += 64 + decision.length;
        }
    }

    boolean isFull() {
        return events.size() >= MAX_EVENTS || bytes >= MAX_BYTES;
    }

    void seal() {
        journalBytes = JournalCodec.encode(events);
    }

    /** What a submission is told once the batch is durable. */
    record Answer(Ticket ticket, Outcome outcome) {}
}
