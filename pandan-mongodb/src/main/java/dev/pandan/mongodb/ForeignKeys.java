package dev.pandan.mongodb;

import com.mongodb.client.model.Filters;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.bson.BsonBinary;
import org.bson.BsonDateTime;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** Conditions that find a user's document by key: a field may hold a key's value in any of the BSON types that it is read from. */
final class ForeignKeys {
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private ForeignKeys() {}

    /** Empty if no document can have this key. */
    static Optional<Bson> filter(Schema schema, List<String> columns, @Nullable Object[] key) {
        List<Bson> conditions = new ArrayList<>();
        for (int i = 0; i < key.length; i++) {
            Object value = key[i];
            if (value == null) {
                return Optional.empty();
            }
            List<Object> stored = stored(value, type(schema, columns.get(i)));
            if (stored.isEmpty()) {
                return Optional.empty();
            }
            conditions.add(
                    stored.size() == 1
                            ? Filters.eq(columns.get(i), stored.get(0))
                            : Filters.in(columns.get(i), stored));
        }
        return Optional.of(Filters.and(conditions));
    }

    private static @Nullable ColumnType type(Schema schema, String name) {
        return schema.columns().stream()
                .filter(column -> column.name().equals(name))
                .map(Column::type)
                .findFirst()
                .orElse(null);
    }

    private static List<Object> stored(Object value, @Nullable ColumnType type) {
        if (value instanceof String text) {
            return texts(text);
        } else if (value instanceof BigDecimal decimal) {
            return decimal.precision() > 34 ? List.of() : List.of(new Decimal128(decimal));
        } else if (value instanceof byte[] bytes) {
            return List.of(new Binary(bytes));
        } else if (value instanceof Long number) {
            return times(
                    number,
                    number % 1_000 == 0 ? Optional.of(number / 1_000) : Optional.empty(),
                    type,
                    ColumnType.TIMESTAMP);
        } else if (value instanceof Integer number) {
            return times(number, Optional.of(TimeUnit.DAYS.toMillis(number)), type, ColumnType.DATE);
        }
        return List.of(value);
    }

    private static List<Object> texts(String text) {
        List<Object> stored = new ArrayList<>(List.of(text));
        if (ObjectId.isValid(text)) {
            stored.add(new ObjectId(text));
        } else if (UUID_FORM.matcher(text).matches()) {
            stored.add(new BsonBinary(UUID.fromString(text)));
        }
        return stored;
    }

    /** A number, a time, or either where the type is not known; a time finer than a millisecond is in no document. */
    private static List<Object> times(
            Number number, Optional<Long> millis, @Nullable ColumnType type, ColumnType timeType) {
        List<Object> stored = new ArrayList<>();
        if (type == null || !type.equals(timeType)) {
            stored.add(number);
        }
        if (type == null || type.equals(timeType)) {
            millis.map(BsonDateTime::new).ifPresent(stored::add);
        }
        return stored;
    }
}
