package dev.pandan.mongodb;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** Paths of fields in a user's documents: {@code customer.city}, {@code items.0.sku}. */
final class ForeignPath {
    private static final Pattern STEP = Pattern.compile("\\.");
    private static final Pattern INDEX = Pattern.compile("[0-9]{1,9}");

    private ForeignPath() {}

    /** What is at a path; null if nothing is. */
    static @Nullable BsonValue get(BsonDocument document, String path) {
        BsonValue value = document;
        for (String step : STEP.split(path, -1)) {
            if (value != null && value.isDocument()) {
                value = value.asDocument().get(step);
            } else if (value != null && value.isArray() && INDEX.matcher(step).matches()) {
                BsonArray array = value.asArray();
                int index = Integer.parseInt(step);
                value = index < array.size() ? array.get(index) : null;
            } else {
                return null;
            }
        }
        return value;
    }

    /** The fields to ask for, none of which is inside another: up to an element of an array, and without what is inside a field that is asked for as a whole. */
    static List<String> fields(List<String> paths) {
        List<String> whole =
                paths.stream().map(ForeignPath::upToElement).distinct().toList();
        List<String> fields = new ArrayList<>();
        for (String path : whole) {
            if (whole.stream().noneMatch(other -> path.startsWith(other + "."))) {
                fields.add(path);
            }
        }
        return fields;
    }

    private static String upToElement(String path) {
        List<String> steps = new ArrayList<>();
        for (String step : STEP.split(path, -1)) {
            if (INDEX.matcher(step).matches()) {
                break;
            }
            steps.add(step);
        }
        return String.join(".", steps);
    }
}
