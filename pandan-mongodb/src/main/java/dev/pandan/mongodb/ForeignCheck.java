package dev.pandan.mongodb;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.Schema;
import dev.pandan.store.Versions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;

/** Looks whether a user's collection can be read as declared: at its oldest and newest documents, since nothing else says what is in it. */
final class ForeignCheck {
    private static final int SAMPLE = 500;
    private static final int LONGEST_ID = 60;

    private ForeignCheck() {}

    static void columns(String table, MongoCollection<BsonDocument> collection, Schema schema) {
        List<BsonDocument> sample = sample(collection);
        List<Problem> problems = new ArrayList<>();
        if (!sample.isEmpty()) {
            schema.columns().forEach(column -> check(table, sample, column, problems));
        }
        if (!problems.isEmpty()) {
            throw PandanException.of(problems);
        }
    }

    static List<BsonDocument> sample(MongoCollection<BsonDocument> collection) {
        List<BsonDocument> sample = new ArrayList<>();
        collection.find().sort(Sorts.ascending(Ids.ID)).limit(SAMPLE).into(sample);
        collection.find().sort(Sorts.descending(Ids.ID)).limit(SAMPLE).into(sample);
        return sample;
    }

    private static void check(String table, List<BsonDocument> sample, Column column, List<Problem> problems) {
        String name = column.name();
        if (sample.stream().noneMatch(document -> ForeignPath.get(document, name) != null)) {
            Set<String> found = new TreeSet<>();
            sample.forEach(document -> found.addAll(document.keySet()));
            problems.add(problem(
                    name,
                    "collection '" + table + "', path '" + name + "': in none of its first and last " + SAMPLE
                            + " documents (found: " + String.join(", ", found) + ")"));
            return;
        }
        for (BsonDocument document : sample) {
            try {
                ForeignValues.value(ForeignPath.get(document, name), column.type(), name);
            } catch (ForeignValues.Misfit misfit) {
                problems.add(problem(name, text(table, document, misfit)));
                return;
            }
        }
    }

    /** One row; what does not fit is told with the document and the path. */
    static PandanException failure(String table, BsonDocument document, ForeignValues.Misfit misfit) {
        return PandanException.of(ErrorCode.MISMATCH, text(table, document, misfit), misfit);
    }

    private static String text(String table, BsonDocument document, ForeignValues.Misfit misfit) {
        return "collection '" + table + "', document with _id " + shown(Objects.requireNonNull(document.get(Ids.ID)))
                + ", path '" + misfit.path() + "': " + misfit.what();
    }

    private static String shown(BsonValue id) {
        String text = id.isObjectId()
                ? id.asObjectId().getValue().toHexString()
                : id.isString()
                        ? "'" + id.asString().getValue() + "'"
                        : new BsonDocument(Ids.ID, id).toJson().replaceAll("^\\{\"_id\": |}$", "");
        return text.length() <= LONGEST_ID ? text : text.substring(0, LONGEST_ID) + "...";
    }

    private static Problem problem(String column, String message) {
        return new Problem(ErrorCode.MISMATCH, null, column, message);
    }

    /** Throws unless a unique index says that a key and a time, or a key alone, name one document. */
    static void versions(String table, MongoCollection<BsonDocument> collection, Versions versions) {
        Set<String> key = new TreeSet<>(versions.keyColumns());
        Set<String> keyAndTime = new TreeSet<>(key);
        keyAndTime.add(versions.validFrom());
        List<String> indexes = new ArrayList<>();
        for (Document index : collection.listIndexes()) {
            Set<String> fields = new TreeSet<>(index.get("key", Document.class).keySet());
            if (isUnique(index, fields) && (fields.equals(key) || fields.equals(keyAndTime))) {
                return;
            }
            indexes.add("(" + String.join(", ", index.get("key", Document.class).keySet()) + ")");
        }
        throw PandanException.of(
                ErrorCode.MISMATCH,
                "collection '" + table + "' has the indexes " + String.join(", ", indexes) + ", in none of which key ("
                        + String.join(", ", versions.keyColumns()) + ") and valid_from '" + versions.validFrom()
                        + "' name one document (expected: a unique index on them; make it with createIndex({"
                        + versions.keyColumns().stream()
                                .map(column -> column + ": 1, ")
                                .collect(Collectors.joining())
                        + versions.validFrom() + ": -1}, {unique: true}))");
    }

    private static boolean isUnique(Document index, Set<String> fields) {
        boolean whole = !index.containsKey("partialFilterExpression") && !index.getBoolean("sparse", false);
        return whole && (index.getBoolean("unique", false) || fields.equals(Set.of(Ids.ID)));
    }
}
