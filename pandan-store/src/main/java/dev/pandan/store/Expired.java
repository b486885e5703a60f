package dev.pandan.store;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What has expired of each stream, kept beside the data in every store alike. It is stored before anything is removed, and its times never fall. */
public final class Expired {
    private static final String CELL = "live/expired";

    private final ObjectStore objects;

    public Expired(Store store) {
        this.objects = store.objects();
    }

    /**
     * @param decidedFrom events before this time are neither taken in, trained on nor compared, microseconds
     * @param rowsFrom events before this time are removed, with what was derived of them; not after {@code decidedFrom}
     */
    public record Times(long decidedFrom, long rowsFrom) {
        public static final Times NOTHING = new Times(Long.MIN_VALUE, Long.MIN_VALUE);

        /** The later ones of both. */
        public Times max(Times other) {
            return new Times(Math.max(decidedFrom, other.decidedFrom), Math.max(rowsFrom, other.rowsFrom));
        }
    }

    /** Of a stream; waits for the store. */
    public Times of(String stream) {
        return all().getOrDefault(stream, Times.NOTHING);
    }

    /** By stream; one of which nothing has expired is left out. Waits for the store. */
    public Map<String, Times> all() {
        return decode(cell());
    }

    /**
     * Notes that more has expired; waits. By the holder of the lease.
     *
     * @return what has expired now
     */
    public Map<String, Times> raise(Map<String, Times> times) {
        Optional<ObjectStore.Cell> cell = cell();
        Map<String, Times> raised = decode(cell);
        times.forEach((stream, later) -> raised.merge(stream, later, Times::max));
        long version = cell.map(ObjectStore.Cell::version).orElse(0L);
        if (!get(objects.compareAndSet(CELL, version, encode(raised)))) {
            throw PandanException.of(
                    ErrorCode.STORE_UNAVAILABLE, "another process lets the same data expire; try again");
        }
        return raised;
    }

    private Optional<ObjectStore.Cell> cell() {
        return get(objects.cell(CELL));
    }

    private static byte[] encode(Map<String, Times> times) {
        StringBuilder text = new StringBuilder();
        times.forEach((stream, of) -> text.append(stream)
                .append(' ')
                .append(of.decidedFrom())
                .append(' ')
                .append(of.rowsFrom())
                .append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Times> decode(Optional<ObjectStore.Cell> cell) {
        Map<String, Times> times = new TreeMap<>();
        cell.ifPresent(found -> new String(found.value(), StandardCharsets.UTF_8)
                .lines()
                .forEach(line -> {
                    String[] parts = line.split(" ", 3);
                    times.put(parts[0], new Times(Long.parseLong(parts[1]), Long.parseLong(parts[2])));
                }));
        return times;
    }

    private static <T> T get(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof PandanException known ? known : failure;
        }
    }
}
