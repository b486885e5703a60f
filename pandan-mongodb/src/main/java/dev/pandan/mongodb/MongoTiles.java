package dev.pandan.mongodb;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import dev.pandan.spec.row.Key;
import dev.pandan.store.StoredTile;
import dev.pandan.store.TileStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;

/** A document per tile, in the order of table, key, level (highest first) and start. */
final class MongoTiles implements TileStore {
    private static final String TO = "e";
    private static final String ARRIVAL = "a";
    private static final String CONTENT = "c";

    private final Layout layout;
    private final Requests requests;

    MongoTiles(Layout layout, Requests requests) {
        this.layout = layout;
        this.requests = requests;
    }

    @Override
    public CompletableFuture<Void> put(List<StoredTile> tiles) {
        Writes writes = new Writes();
        for (StoredTile tile : tiles) {
            writes.put(
                    collection(),
                    new Document(Ids.ID, id(tile))
                            .append(TO, tile.toMicros())
                            .append(ARRIVAL, tile.arrival())
                            .append(CONTENT, new Binary(tile.content())));
        }
        return writes.send(requests);
    }

    void remove(StoredTile tile, Removals removals) {
        removals.add(collection(), id(tile));
    }

    private static String id(StoredTile tile) {
        return level(tile.table(), tile.key(), tile.level()) + OrderedText.signed(tile.fromMicros());
    }

    @Override
    public CompletableFuture<List<StoredTile>> top(String table, Key key, int most) {
        String prefix = Ids.prefix(table, key);
        return requests.run(() -> read(Ids.startingWith(prefix), table, key, most));
    }

    @Override
    public CompletableFuture<List<StoredTile>> ofLevel(
            String table, Key key, int level, long fromMicros, long toMicros) {
        if (fromMicros >= toMicros) {
            return CompletableFuture.completedFuture(List.of());
        }
        String prefix = level(table, key, level);
        Bson range = Ids.between(prefix + OrderedText.signed(fromMicros), prefix + OrderedText.signed(toMicros));
        return requests.run(() -> read(range, table, key, 0));
    }

    private List<StoredTile> read(Bson range, String table, Key key, int most) {
        int at = Ids.prefix(table, key).length();
        List<StoredTile> tiles = new ArrayList<>();
        for (Document document :
                collection().find(range).sort(Sorts.ascending(Ids.ID)).limit(most)) {
            String id = document.getString(Ids.ID);
            tiles.add(new StoredTile(
                    table,
                    key,
                    (int) ~OrderedText.signed(id, at),
                    OrderedText.signed(id, at + OrderedText.NUMBER_LENGTH),
                    document.getLong(TO),
                    document.getLong(ARRIVAL),
                    Writes.bytes(document, CONTENT)));
        }
        return tiles;
    }

    private static String level(String table, Key key, int level) {
        return Ids.prefix(table, key) + OrderedText.signed(~(long) level);
    }

    private MongoCollection<Document> collection() {
        return layout.collection(Layout.TILES);
    }
}
