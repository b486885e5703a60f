package dev.pandan.testkit.row;

import dev.pandan.spec.type.ArrayType;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.spec.type.Schema;
import dev.pandan.spec.type.Struct;
import dev.pandan.spec.type.StructType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random schemas of all types, nested too, and rows of them: a quarter of the values is null, many others are extreme. Not canonical. Not thread-safe. */
public final class RandomRows {
    private static final List<ScalarType> SINGLE = List.of(ScalarType.values());
    private static final int MOST_COLUMNS = 10;
    private static final int DEEPEST = 3;
    private static final double[] EXTREMES = {
        0.0,
        -0.0,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        1e16
    };
    private static final String[] TEXTS = {"", "a", "판단", "\uD83D\uDE00", "e\u0301", "\u0000", "x".repeat(200), "é"};

    private final Random random;

    public RandomRows(Random random) {
        this.random = random;
    }

    public Schema schema() {
        return schema(0);
    }

    private Schema schema(int depth) {
        List<Column> columns = new ArrayList<>();
        int size = 1 + random.nextInt(depth == 0 ? MOST_COLUMNS : 3);
        for (int i = 0; i < size; i++) {
            columns.add(new Column("c" + i, type(depth)));
        }
        return new Schema(columns);
    }

    private ColumnType type(int depth) {
        int kind = depth == DEEPEST ? 0 : random.nextInt(4);
        return switch (kind) {
            case 1 -> new ArrayType(type(depth + 1));
            case 2 -> new StructType(schema(depth + 1));
            default -> SINGLE.get(random.nextInt(SINGLE.size()));
        };
    }

    public @Nullable Object[] row(Schema schema) {
        @Nullable Object[] row = new Object[schema.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = value(schema.column(i).type());
        }
        return row;
    }

    public @Nullable Object value(ColumnType type) {
        if (random.nextInt(4) == 0) {
            return null;
        }
        return type.match(this::single, array -> elements(array.element()), struct -> Struct.of(row(struct.fields())));
    }

    private List<@Nullable Object> elements(ColumnType type) {
        List<@Nullable Object> elements = new ArrayList<>();
        int size = random.nextInt(4) == 0 ? random.nextInt(40) : random.nextInt(4);
        for (int i = 0; i < size; i++) {
            elements.add(value(type));
        }
        return elements;
    }

    private Object single(ScalarType type) {
        return switch (type) {
            case BOOLEAN -> random.nextBoolean();
            case INT, DATE -> random.nextInt(3) == 0 ? Integer.MIN_VALUE : random.nextInt();
            case LONG, TIMESTAMP -> random.nextInt(3) == 0 ? Long.MAX_VALUE : random.nextLong();
            case FLOAT -> random.nextBoolean() ? (float) extreme() : random.nextFloat();
            case DOUBLE -> random.nextBoolean() ? extreme() : Double.longBitsToDouble(random.nextLong());
            case DECIMAL -> new BigDecimal(new BigInteger(1 + random.nextInt(90), random), random.nextInt(19)).negate();
            case STRING -> TEXTS[random.nextInt(TEXTS.length)];
            case BINARY -> bytes();
        };
    }

    private double extreme() {
        return EXTREMES[random.nextInt(EXTREMES.length)];
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(20)];
        random.nextBytes(bytes);
        return bytes;
    }
}
