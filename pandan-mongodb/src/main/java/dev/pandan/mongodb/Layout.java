package dev.pandan.mongodb;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.store.StoreLayout;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;

/**
 * The collections of a project: one per stream and per lookup table, and one each for the rows of all windows, their late rows and their tiles. What was created is
 * written down in {@code layout}: MongoDB itself would make a collection of any name at its first write.
 */
final class Layout {
    static final String WINDOWS = "windows";
    static final String LATE_ROWS = "late_rows";
    static final String TILES = "tiles";
    static final String LEASE = "lease";
    static final String JOURNAL = "journal";
    static final String OBJECTS = "objects";
    static final String CHUNKS = "object_chunks";
    static final String CELLS = "cells";

    private static final String LAYOUT = "layout";
    private static final List<String> FIXED =
            List.of(LAYOUT, WINDOWS, LATE_ROWS, TILES, LEASE, JOURNAL, OBJECTS, CHUNKS, CELLS);
    private static final int EXISTS = 48;

    private final MongoDatabase database;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    Layout(MongoDatabase database) {
        this.database = database;
    }

    MongoCollection<Document> collection(String name) {
        return database.getCollection(name);
    }

    /** The collection of a stream's events; {@code NOT_FOUND} if it was never created. */
    MongoCollection<Document> events(String stream) {
        return require("stream", stream, events(database, stream));
    }

    static MongoCollection<Document> events(MongoDatabase database, String stream) {
        return database.getCollection("events_" + stream);
    }

    /** The collection of a lookup table's rows; {@code NOT_FOUND} if it was never created. */
    MongoCollection<Document> table(String table) {
        return require("table", table, database.getCollection("table_" + table));
    }

    /** Throws {@code NOT_FOUND} unless the window table was created. */
    void requireWindow(String table) {
        require("window table", table, collection(WINDOWS));
    }

    private MongoCollection<Document> require(String kind, String name, MongoCollection<Document> collection) {
        String entry = kind + " " + name;
        if (!known.contains(entry)) {
            if (collection(LAYOUT).find(Filters.eq(Ids.ID, entry)).first() == null) {
                throw PandanException.of(
                        ErrorCode.NOT_FOUND,
                        kind + " '" + name + "' does not exist in database '" + database.getName()
                                + "' of MongoDB (expected: created by a first load or serve)");
            }
            known.add(entry);
        }
        return collection;
    }

    void create(StoreLayout layout) {
        Set<String> existing = database.listCollectionNames().into(new HashSet<>());
        List<String> wanted = new ArrayList<>(FIXED);
        layout.streams().forEach(stream -> wanted.add("events_" + stream));
        layout.tables().forEach(table -> wanted.add("table_" + table));
        wanted.stream().filter(name -> !existing.contains(name)).forEach(this::create);
        layout.streams().forEach(stream -> writeDown("stream " + stream));
        layout.tables().forEach(table -> writeDown("table " + table));
        layout.windowTables().forEach(table -> writeDown("window table " + table.name()));
    }

    private void create(String collection) {
        try {
            database.createCollection(collection);
        } catch (MongoCommandException failure) {
            if (failure.getErrorCode() != EXISTS) {
                throw failure;
            }
        }
    }

    private void writeDown(String entry) {
        collection(LAYOUT)
                .replaceOne(Filters.eq(Ids.ID, entry), new Document(Ids.ID, entry), new ReplaceOptions().upsert(true));
    }
}
