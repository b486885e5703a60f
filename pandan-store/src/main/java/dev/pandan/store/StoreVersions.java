package dev.pandan.store;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * The version of the layout in which a project's data lies in its database, kept as a mark beside the data, in every store alike. Versions go forward only. Waits for the
 * database.
 *
 * <p>Version 1 is data without a mark. Version 2 is the same with one. In version 3 an event, and a row of a window, is one cell in Cassandra; the other stores keep them as they did.
 */
public final class StoreVersions {
    /** What this program writes. */
    public static final int CURRENT = 3;

    private static final int UNMARKED = 1;
    private static final String CELL = "store/version";
    /** The live path's cell, which is there as soon as an event is. */
    private static final String LIVE = "live/bounds";

    private static final Duration HOLD = Duration.ofSeconds(60);
    private static final String HOLDER = "pandan store migrate";

    /** One step from the version before, to be done on data of any size, again after it was broken off. */
    private static final List<Step> STEPS = List.of(
            new Step(2, "mark the data with its version", store -> {}),
            new Step(
                    CURRENT,
                    "keep an event, and a row of a window, in one cell (Cassandra alone)",
                    store -> store.migrate(CURRENT)));

    private final Store store;
    private final List<Step> steps;
    private final int current;

    public StoreVersions(Store store) {
        this(store, STEPS);
    }

    /**
     * With other changes of the layout than this program's.
     *
     * @param steps each to the version after the one before, the first to version 2
     */
    public StoreVersions(Store store, List<Step> steps) {
        this.store = store;
        this.steps = List.copyOf(steps);
        this.current = UNMARKED + steps.size();
    }

    /**
     * A change of the layout.
     *
     * @param to the version that it leads to, from the one before
     * @param what it does, for people
     * @param change does it; doing it twice is as good as once
     */
    public record Step(int to, String what, Consumer<Store> change) {}

    /**
     * The version of the data; what is new and empty gets the current one.
     *
     * @throws PandanException {@code MISMATCH} if a newer program wrote it
     */
    public int open() {
        Optional<ObjectStore.Cell> mark = mark();
        if (mark.isEmpty() && isEmpty() && set(0, current)) {
            return current;
        }
        return version(mark.isEmpty() ? mark() : mark);
    }

    /**
     * As {@link #open}, for whoever reads or writes the data.
     *
     * @throws PandanException {@code MISMATCH} also if the store cannot read data that is this old
     */
    public void openReadable() {
        requireReadable(open());
    }

    /** Refuses what the store cannot read as it is, in the same way; marks nothing. */
    public void requireReadable() {
        requireReadable(version());
    }

    private void requireReadable(int version) {
        if (version < store.oldestLayout()) {
            throw PandanException.of(
                    ErrorCode.MISMATCH,
                    "the project's data has version " + version + " of the layout (expected: " + store.oldestLayout()
                            + "); stop whatever serves it, then run: pandan store migrate");
        }
    }

    /** The version of the data as it is; 1 for what is new and has no mark yet. */
    public int version() {
        return version(mark());
    }

    /** The steps that are left to the current version, in order. */
    public List<Step> pending() {
        int version = version(mark());
        return steps.stream().filter(step -> step.to() > version).toList();
    }

    /**
     * Does the steps that are left, each marked when it is done, so that a migration that was broken off goes on where it was. Holds the writer lease meanwhile.
     *
     * @param done told of each step
     * @throws PandanException {@code LEASE_HELD} while a process serves the project, {@code MISMATCH} if a newer program wrote the data
     */
    public void migrate(Consumer<Step> done) {
        Lease.Attempt attempt = get(store.lease().acquire(HOLDER, "", HOLD));
        if (!attempt.acquired()) {
            throw PandanException.of(
                    ErrorCode.LEASE_HELD,
                    "the project is open for writing in another process ("
                            + attempt.holder().name() + "); stop it, then migrate");
        }
        try {
            for (Step step : pending()) {
                step.change().accept(store);
                long seen = mark().map(ObjectStore.Cell::version).orElse(0L);
                if (!set(seen, step.to())) {
                    throw PandanException.of(
                            ErrorCode.STORE_UNAVAILABLE, "another process migrates the same data; try again");
                }
                done.accept(step);
            }
        } finally {
            get(store.lease().release(attempt.holder().epoch(), HOLDER, attempt.checkpoint()));
        }
    }

    private boolean isEmpty() {
        return get(store.objects().cell(LIVE)).isEmpty()
                && get(store.objects().list("")).isEmpty();
    }

    private Optional<ObjectStore.Cell> mark() {
        return get(store.objects().cell(CELL));
    }

    private boolean set(long seen, int version) {
        byte[] text = Integer.toString(version).getBytes(StandardCharsets.US_ASCII);
        return get(store.objects().compareAndSet(CELL, seen, text));
    }

    private int version(Optional<ObjectStore.Cell> mark) {
        int version = mark.map(cell -> parse(new String(cell.value(), StandardCharsets.US_ASCII)))
                .orElse(UNMARKED);
        if (version > current) {
            throw PandanException.of(
                    ErrorCode.MISMATCH,
                    "the project's data has version " + version + " of the layout (expected: " + current
                            + " or older); a newer Pandan wrote it: use that one");
        }
        return version;
    }

    private int parse(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException damaged) {
            throw PandanException.of(
                    ErrorCode.MISMATCH,
                    "the mark of the layout's version is no number (expected: 1 to " + current
                            + "); it was damaged, or another program wrote it",
                    damaged);
        }
    }

    private static <T> T get(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof PandanException known ? known : failure;
        }
    }
}
