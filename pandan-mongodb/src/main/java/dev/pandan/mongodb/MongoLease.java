package dev.pandan.mongodb;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.store.Lease;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** One document, changed only on condition of what it was. The time at which it ends is the server's: read before the change, so that no holder believes in it for longer. */
final class MongoLease implements Lease {
    private static final String WRITER = "writer";
    private static final String HOLDER = "holder";
    private static final String ADDRESS = "address";
    private static final String EPOCH = "epoch";
    private static final String CHECKPOINT = "checkpoint";
    private static final String ENDS = "endsMillis";
    private static final int ATTEMPTS = 20;

    private final Layout layout;
    private final Requests requests;
    private final ServerTime clock;

    /**
     * @param requests for what must not wait behind a load
     */
    MongoLease(Layout layout, Requests requests, ServerTime clock) {
        this.layout = layout;
        this.requests = requests;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<Attempt> acquire(String holder, String address, Duration timeToLive) {
        return requests.runOnce(() -> {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                Optional<Attempt> result = attempt(holder, address, timeToLive);
                if (result.isPresent()) {
                    return result.get();
                }
            }
            throw PandanException.of(
                    ErrorCode.STORE_UNAVAILABLE, "the writer lease is contended by other processes; try again");
        });
    }

    /** Empty if another process changed the document meanwhile. */
    private Optional<Attempt> attempt(String holder, String address, Duration timeToLive) {
        long now = clock.millis();
        State state = read();
        if (state == null) {
            insert();
            return Optional.empty();
        }
        boolean mine = state.isHeld(now) && state.holder.equals(holder);
        if (state.isHeld(now) && !mine) {
            return Optional.of(new Attempt(false, state.holding(), state.checkpoint));
        }
        long epoch = mine ? state.epoch : state.epoch + 1;
        Bson change = Updates.combine(
                Updates.set(HOLDER, holder),
                Updates.set(ADDRESS, address),
                Updates.set(EPOCH, epoch),
                Updates.set(ENDS, ServerTime.end(now, timeToLive)));
        Bson unchanged = Filters.and(
                Filters.eq(Ids.ID, WRITER),
                Filters.eq(EPOCH, state.epoch),
                Filters.eq(HOLDER, state.holder),
                Filters.eq(ENDS, state.endsMillis));
        return change(unchanged, change)
                ? Optional.of(new Attempt(true, new Holder(holder, address, epoch), state.checkpoint))
                : Optional.empty();
    }

    @Override
    public CompletableFuture<Boolean> renew(
            long epoch, String holder, String address, long checkpoint, Duration timeToLive) {
        return requests.run(() -> {
            long now = clock.millis();
            Bson held = Filters.and(holds(epoch, holder), Filters.gt(ENDS, now));
            return change(
                    held,
                    Updates.combine(
                            Updates.set(ADDRESS, address),
                            Updates.set(CHECKPOINT, checkpoint),
                            Updates.set(ENDS, ServerTime.end(now, timeToLive))));
        });
    }

    @Override
    public CompletableFuture<Void> release(long epoch, String holder, long checkpoint) {
        return requests.run(() -> change(
                        holds(epoch, holder),
                        Updates.combine(
                                Updates.set(HOLDER, ""),
                                Updates.set(ADDRESS, ""),
                                Updates.set(CHECKPOINT, checkpoint),
                                Updates.set(ENDS, 0L))))
                .thenAccept(done -> {});
    }

    @Override
    public CompletableFuture<Optional<Holder>> holder() {
        return requests.run(() -> {
            long now = clock.millis();
            return Optional.ofNullable(read())
                    .filter(state -> state.isHeld(now))
                    .map(State::holding);
        });
    }

    private static Bson holds(long epoch, String holder) {
        return Filters.and(Filters.eq(Ids.ID, WRITER), Filters.eq(EPOCH, epoch), Filters.eq(HOLDER, holder));
    }

    private boolean change(Bson condition, Bson change) {
        FindOneAndUpdateOptions after = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
        return collection().findOneAndUpdate(condition, change, after) != null;
    }

    private void insert() {
        try {
            collection()
                    .insertOne(new Document(Ids.ID, WRITER)
                            .append(HOLDER, "")
                            .append(ADDRESS, "")
                            .append(EPOCH, 0L)
                            .append(CHECKPOINT, 0L)
                            .append(ENDS, 0L));
        } catch (MongoException failure) {
            if (!Failures.isDuplicate(failure)) {
                throw failure;
            }
        }
    }

    private @Nullable State read() {
        Document found = collection().find(Filters.eq(Ids.ID, WRITER)).first();
        return found == null
                ? null
                : new State(
                        found.getLong(EPOCH),
                        found.getLong(CHECKPOINT),
                        found.getString(HOLDER),
                        found.getString(ADDRESS),
                        found.getLong(ENDS));
    }

    private MongoCollection<Document> collection() {
        return layout.collection(Layout.LEASE);
    }

    /**
     * @param holder empty: nobody
     */
    private record State(long epoch, long checkpoint, String holder, String address, long endsMillis) {
        boolean isHeld(long nowMillis) {
            return !holder.isEmpty() && endsMillis > nowMillis;
        }

        Holder holding() {
            return new Holder(holder, address, epoch);
        }
    }
}
