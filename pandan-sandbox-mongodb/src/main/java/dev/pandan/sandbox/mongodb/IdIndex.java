package dev.pandan.sandbox.mongodb;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * The index of {@code _id}. Of texts it is a view of the documents themselves, which lie in their order, so it never differs from them and answers ranges; values of
 * other types are indexed as the server does.
 */
final class IdIndex extends AbstractUniqueIndex<Object> {
    private static final String ID = "_id";
    private static final Set<String> RANGE = Set.of("$gt", "$gte", "$lt", "$lte");

    private final MVMap<Object, Document> documents;
    private final MVMap<KeyValue, Object> others;

    private IdIndex(
            MVMap<Object, Document> documents,
            MVMap<KeyValue, Object> others,
            String name,
            List<IndexKey> keys,
            boolean sparse) {
        super(name, keys, sparse);
        this.documents = documents;
        this.others = others;
    }

    static IdIndex open(MVStore store, String collection, String name, List<IndexKey> keys, boolean sparse) {
        return new IdIndex(
                store.openMap("databases." + collection, DocumentType.map()),
                store.openMap(collection + "._index_" + name),
                name,
                keys,
                sparse);
    }

    private static @Nullable String text(KeyValue key) {
        return key.get(0) instanceof String text ? text : null;
    }

    @Override
    public synchronized void add(Document document, Object position, MongoCollection<Object> collection) {
        if (!(document.get(ID) instanceof String)) {
            super.add(document, position, collection);
        }
    }

    @Override
    protected @Nullable Object removeDocument(KeyValue key) {
        return text(key) == null ? others.remove(key) : getPosition(key);
    }

    @Override
    protected boolean putKeyPosition(KeyValue key, Object position) {
        return others.putIfAbsent(key, position) == null;
    }

    @Override
    protected @Nullable Object getPosition(KeyValue key) {
        String text = text(key);
        if (text == null) {
            return others.get(key);
        }
        return documents.containsKey(text) ? text : null;
    }

    @Override
    protected Iterable<Entry<KeyValue, Object>> getIterable() {
        List<Entry<KeyValue, Object>> all = new ArrayList<>(others.entrySet());
        documents.keyIterator(null).forEachRemaining(id -> {
            if (id instanceof String) {
                all.add(Map.entry(new KeyValue(id), id));
            }
        });
        return all;
    }

    @Override
    public synchronized boolean canHandle(Document query) {
        return range(query) != null || super.canHandle(query);
    }

    @Override
    public synchronized Iterable<Object> getPositions(Document query) {
        Document range = range(query);
        return range == null ? super.getPositions(query) : positions(range);
    }

    /** The condition, if it is a range of texts and nothing else. */
    private static @Nullable Document range(Document query) {
        boolean isRange = query.size() == 1
                && query.get(ID) instanceof Document condition
                && !condition.isEmpty()
                && RANGE.containsAll(condition.keySet())
                && condition.values().stream().allMatch(String.class::isInstance);
        return isRange ? (Document) query.get(ID) : null;
    }

    /** Perhaps both ends too many: the server checks each document by itself. */
    private List<Object> positions(Document range) {
        String from = (String) range.getOrDefault("$gte", range.getOrDefault("$gt", ""));
        String to = (String) range.getOrDefault("$lte", range.get("$lt"));
        List<Object> positions = new ArrayList<>();
        Iterator<Object> ids = documents.keyIterator(from);
        while (ids.hasNext()) {
            if (!(ids.next() instanceof String id) || (to != null && id.compareTo(to) > 0)) {
                break;
            }
            positions.add(id);
        }
        return positions;
    }

    @Override
    public long getCount() {
        return documents.sizeAsLong();
    }

    @Override
    public boolean isEmpty() {
        return documents.isEmpty();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }
}
