package dev.pandan.testkit.project;

import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.spec.type.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Expressions over the rows of one schema, some of them computed. */
final class Terms {
    private final Schema schema;
    private final String prefix;

    /**
     * @param prefix what stands before the names of columns, for example {@code place.}
     */
    Terms(Schema schema, String prefix) {
        this.schema = schema;
        this.prefix = prefix;
    }

    Term column(String name) {
        int position = schema.require(name);
        return new Term(prefix + name, (ScalarType) schema.column(position).type(), row -> row[position]);
    }

    /** Column of values of a type, as {@link TestStream} names it. */
    Term values(ScalarType type) {
        return column(TestStream.values(type));
    }

    Term any(ScalarType type, Random random) {
        if (random.nextInt(4) > 0) {
            return values(type);
        }
        return switch (type) {
            case BOOLEAN -> condition(random);
            case INT -> of("length(%s)", type, values(ScalarType.STRING), text -> codePoints((String) text));
            case DOUBLE -> of("-%s", type, values(type), number -> -(Double) number);
            case LONG -> of("bigint(%s)", type, values(ScalarType.INT), number -> (long) (Integer) number);
            case STRING -> of("lower(%s)", type, column("k"), text -> ((String) text).toLowerCase(Locale.ROOT));
            case FLOAT, DECIMAL, DATE, TIMESTAMP, BINARY -> values(type);
        };
    }

    Term condition(Random random) {
        int bound = random.nextInt(5);
        return switch (random.nextInt(6)) {
            case 0 ->
                of("%s > " + bound, ScalarType.BOOLEAN, values(ScalarType.INT), number -> (Integer) number > bound);
            case 1 ->
                of(
                        "%s <= 0." + bound,
                        ScalarType.BOOLEAN,
                        values(ScalarType.DOUBLE),
                        // As in Spark SQL a NaN is greater than every number.
                        number -> Double.compare((Double) number, bound / 10.0) <= 0);
            case 2 -> isKnown(values(ScalarType.STRING));
            default -> values(ScalarType.BOOLEAN);
        };
    }

    static Term isKnown(Term term) {
        return new Term(term.sql() + " IS NOT NULL", ScalarType.BOOLEAN, row -> term.of(row) != null);
    }

    /** Expressions that a key's column may equal. */
    Term key(String column, Random random) {
        Term plain = column(column);
        if (random.nextInt(3) > 0) {
            return plain;
        }
        return switch (column) {
            case "k" ->
                random.nextBoolean()
                        ? of("lower(%s)", ScalarType.STRING, plain, text -> ((String) text).toLowerCase(Locale.ROOT))
                        : new Term("coalesce(k, 'a')", ScalarType.STRING, row -> or(plain.of(row), "a"));
            case "g" -> of("%s %% 2", ScalarType.INT, plain, number -> (Integer) number % 2);
            default -> plain;
        };
    }

    private static Object or(@Nullable Object value, Object otherwise) {
        return value == null ? otherwise : value;
    }

    /** Of null it is null. */
    private static Term of(String form, ScalarType type, Term argument, Function<Object, Object> function) {
        return new Term(String.format(Locale.ROOT, form, argument.sql()), type, row -> {
            Object value = argument.of(row);
            return value == null ? null : function.apply(value);
        });
    }

    private static int codePoints(String text) {
        return text.codePointCount(0, text.length());
    }

    List<Column> columns() {
        return schema.columns();
    }
}
