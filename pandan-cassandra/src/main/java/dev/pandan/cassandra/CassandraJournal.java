package dev.pandan.cassandra;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import dev.pandan.store.Journal;
import dev.pandan.store.async.Futures;
import dev.pandan.store.async.Once;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Batches in partitions of 65,536 arrivals (slots) and a directory of the slots: reading the tail touches few partitions, trimming drops whole ones.
 */
final class CassandraJournal implements Journal {
    private static final int SLOT_BITS = 16;

    /** Batches are large. */
    private static final int PAGE_ROWS = 200;

    private final Requests requests;
    private final Settings settings;
    private final Once<Long, Long> slots;
    private final Once<String, Statements> statements;

    CassandraJournal(Requests requests, Names names, Settings settings) {
        this.requests = requests;
        this.settings = settings;
        this.statements = new Once<>(keyspace -> Statements.open(requests, names));
        this.slots = new Once<>(slot -> statements()
                .thenCompose(all -> requests.send(all.addSlot.bind(slot)))
                .thenApply(done -> slot));
    }

    @Override
    public CompletableFuture<Void> append(long firstArrival, byte[] batch) {
        long slot = slot(firstArrival);
        return Failures.guarded(settings, () -> slots.get(slot)
                .thenCompose(known -> statements())
                .thenCompose(all -> requests.send(all.append
                        .boundStatementBuilder()
                        .setBytesUnsafe(0, Cells.bigint(slot))
                        .setBytesUnsafe(1, Cells.bigint(firstArrival))
                        .setBytesUnsafe(2, Cells.blob(batch))
                        .build()))
                .thenAccept(done -> {}));
    }

    @Override
    public CompletableFuture<List<Entry>> read(long afterArrival) {
        return Failures.guarded(settings, () -> statements()
                .thenCompose(all -> requests.rows(all.listSlots.bind(slot(afterArrival)), row -> Cells.bigint(row, 0))
                        .thenCompose(found -> Futures.all(found.stream()
                                .map(slot -> read(all, slot, afterArrival))
                                .toList())))
                .thenApply(parts -> parts.stream().flatMap(List::stream).toList()));
    }

    private CompletableFuture<List<Entry>> read(Statements all, long slot, long afterArrival) {
        return requests.rows(
                all.read.bind(slot, afterArrival).setPageSize(PAGE_ROWS),
                row -> new Entry(Cells.bigint(row, 0), Cells.blob(row, 1)));
    }

    /** Drops the slots that lie wholly before the arrival, and then their entries in the directory. */
    @Override
    public CompletableFuture<Void> trim(long uptoArrival) {
        long end = slot(uptoArrival);
        return Failures.guarded(settings, () -> statements()
                .thenCompose(all -> requests.rows(all.listSlots.bind(Long.MIN_VALUE), row -> Cells.bigint(row, 0))
                        .thenCompose(found -> Futures.all(found.stream()
                                .filter(slot -> slot < end)
                                .map(slot -> requests.send(all.dropSlot.bind(slot)))
                                .toList()))
                        .thenCompose(dropped -> dropped.isEmpty()
                                ? CompletableFuture.completedFuture(null)
                                : requests.send(all.dropSlots.bind(end))))
                .thenAccept(done -> {}));
    }

    private CompletableFuture<Statements> statements() {
        return statements.get("");
    }

    private static long slot(long arrival) {
        return arrival >> SLOT_BITS;
    }

    private record Statements(
            PreparedStatement addSlot,
            PreparedStatement append,
            PreparedStatement listSlots,
            PreparedStatement read,
            PreparedStatement dropSlot,
            PreparedStatement dropSlots) {

        static CompletableFuture<Statements> open(Requests requests, Names names) {
            String journal = names.qualified("journal");
            String slots = names.qualified("journal_slots");
            return Futures.all(Stream.of(
                                    "INSERT INTO " + slots + " (journal, slot) VALUES (0, ?)",
                                    "INSERT INTO " + journal + " (slot, first_arrival, content) VALUES (?, ?, ?)",
                                    "SELECT slot FROM " + slots + " WHERE journal = 0 AND slot >= ?",
                                    "SELECT first_arrival, content FROM " + journal
                                            + " WHERE slot = ? AND first_arrival > ?",
                                    "DELETE FROM " + journal + " WHERE slot = ?",
                                    "DELETE FROM " + slots + " WHERE journal = 0 AND slot < ?")
                            .map(requests::prepare)
                            .toList())
                    .thenApply(all ->
                            new Statements(all.get(0), all.get(1), all.get(2), all.get(3), all.get(4), all.get(5)));
        }
    }
}
