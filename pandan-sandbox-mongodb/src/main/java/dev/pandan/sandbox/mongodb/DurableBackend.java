package dev.pandan.sandbox.mongodb;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * The store of mongo-java-server with two things of its own: a write is answered when the operating system has it, so that it survives the end of the process by
 * whatever signal (not a loss of power), and ranges of {@code _id} need no look at every document.
 */
final class DurableBackend extends H2Backend {
    private static final Set<String> WRITES =
            Set.of("insert", "update", "delete", "findandmodify", "create", "createindexes", "drop", "dropdatabase");

    private final AtomicLong written = new AtomicLong();
    private final Object committing = new Object();
    private long committed;

    DurableBackend(MVStore store) {
        super(store);
    }

    @Override
    public @Nullable Document handleCommand(Channel channel, String database, String command, Document query) {
        Document answer = super.handleCommand(channel, database, command, query);
        if (WRITES.contains(command.toLowerCase(Locale.ROOT))) {
            makeDurable(written.incrementAndGet());
        }
        return answer;
    }

    /** One commit serves all writes that waited for it. */
    private void makeDurable(long write) {
        synchronized (committing) {
            if (committed < write) {
                committed = written.get();
                commit();
            }
        }
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        MVStore store = getMvStore();
        // Its constructor asks for indexes already: what it needs for them it has to capture.
        return new H2Database(name, store, getCursorRegistry()) {
            @Override
            protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
                // Whoever opens a map first says of which type it is.
                store.openMap("databases." + getDatabaseName() + "." + name, DocumentType.map());
                return super.openOrCreateCollection(name, options);
            }

            @Override
            protected Index<Object> openOrCreateUniqueIndex(
                    String collection, String index, List<IndexKey> keys, boolean sparse) {
                boolean ofId = keys.size() == 1 && keys.get(0).getKey().equals("_id");
                return ofId
                        ? IdIndex.open(store, getDatabaseName() + "." + collection, index, keys, sparse)
                        : super.openOrCreateUniqueIndex(collection, index, keys, sparse);
            }
        };
    }
}
