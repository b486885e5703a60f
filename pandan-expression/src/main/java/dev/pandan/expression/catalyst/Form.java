package dev.pandan.expression.catalyst;

import dev.pandan.spec.row.Canonical;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.ScalarType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** What a result is read as. Values that leave Catalyst are made canonical. */
public sealed interface Form {
    /** From a column's value as rows carry it. */
    @Nullable
    Object ofColumn(@Nullable Object value);

    /** The part of an expression from which the result is read. */
    default Expression part(Expression bound) {
        return bound;
    }

    /** From a result of {@code type} that is not null; for one thread. */
    Reader ofResult(DataType type);

    /** Reads a result that is not null. */
    @FunctionalInterface
    interface Reader {
        @Nullable
        Object read(InternalRow row, int position);
    }

    /** What carries an argument that windows keep. */
    record Argument() implements Form {
        @Override
        public @Nullable Object ofColumn(@Nullable Object value) {
            if (value instanceof String text) {
                return text.getBytes(StandardCharsets.UTF_8);
            } else if (value instanceof BigDecimal number) {
                return Types.unscaled(number);
            } else if (value instanceof Integer number) {
                return number.longValue();
            } else if (value instanceof Boolean flag) {
                return flag ? 1L : 0L;
            } else if (value instanceof Float number) {
                return number.doubleValue();
            }
            return value;
        }

        @Override
        public Reader ofResult(DataType type) {
            if (type instanceof BooleanType) {
                return (row, i) -> row.getBoolean(i) ? 1L : 0L;
            } else if (type instanceof ByteType) {
                return (row, i) -> (long) row.getByte(i);
            } else if (type instanceof ShortType) {
                return (row, i) -> (long) row.getShort(i);
            } else if (type instanceof IntegerType || type instanceof DateType) {
                return (row, i) -> (long) row.getInt(i);
            } else if (type instanceof FloatType) {
                return (row, i) -> Canonical.of((double) row.getFloat(i));
            } else if (type instanceof DoubleType) {
                return (row, i) -> Canonical.of(row.getDouble(i));
            } else if (type instanceof StringType) {
                return (row, i) -> row.getUTF8String(i).getBytes();
            } else if (type instanceof BinaryType) {
                return InternalRow::getBinary;
            } else if (type instanceof DecimalType decimal) {
                int scale = decimal.scale();
                return (row, i) -> row.getDecimal(i, decimal.precision(), scale)
                        .toJavaBigDecimal()
                        .setScale(scale)
                        .unscaledValue();
            }
            return (row, i) -> row.getLong(i);
        }
    }

    /** {@code Float} or {@code String}; computed numbers are doubles. */
    record Feature() implements Form {
        @Override
        public @Nullable Object ofColumn(@Nullable Object value) {
            if (value instanceof Number number) {
                return Canonical.of((float) number.doubleValue());
            } else if (value instanceof Boolean flag) {
                return flag ? 1.0f : 0.0f;
            } else if (value instanceof UTF8String text) {
                return text.toString();
            } else if (value instanceof Decimal number) {
                return Canonical.of((float) number.toDouble());
            }
            return value;
        }

        @Override
        public Expression part(Expression bound) {
            return IntegerTexts.part(bound);
        }

        @Override
        public Reader ofResult(DataType type) {
            if (type instanceof IntegerType) {
                return new IntegerTexts();
            }
            return type instanceof StringType ? new RecentTexts() : (row, i) -> Canonical.of((float) row.getDouble(i));
        }
    }

    /** {@code float[]}; null if there are more or fewer elements than {@code size}. Computed elements are doubles. */
    record Vector(int size) implements Form {
        @Override
        public @Nullable Object ofColumn(@Nullable Object value) {
            return value instanceof List<?> elements ? Vectors.of(elements, size) : null;
        }

        @Override
        public Reader ofResult(DataType type) {
            return (row, i) -> Vectors.of(row.getArray(i), size);
        }
    }

    /** {@code Boolean}. */
    record Flag() implements Form {
        @Override
        public @Nullable Object ofColumn(@Nullable Object value) {
            return value;
        }

        @Override
        public Reader ofResult(DataType type) {
            return InternalRow::getBoolean;
        }
    }

    /** {@code Double}; null if it is not finite. */
    record Measure() implements Form {
        @Override
        public @Nullable Object ofColumn(@Nullable Object value) {
            return value instanceof Double number ? finite(number) : null;
        }

        @Override
        public Reader ofResult(DataType type) {
            return (row, i) -> finite(row.getDouble(i));
        }

        private static @Nullable Double finite(double number) {
            return Double.isFinite(number) ? Canonical.of(number) : null;
        }
    }

    /** {@code String}: the name of a class. */
    record Name() implements Form {
        @Override
        public @Nullable Object ofColumn(@Nullable Object value) {
            return value == null ? null : value.toString();
        }

        @Override
        public Reader ofResult(DataType type) {
            return (row, i) -> row.getUTF8String(i).toString();
        }
    }

    /** The value as a column of {@code column} carries it. */
    record Value(ColumnType column) implements Form {
        @Override
        public @Nullable Object ofColumn(@Nullable Object value) {
            return value;
        }

        @Override
        public Reader ofResult(DataType type) {
            return column.match(
                    Value::ofScalar,
                    array -> (row, i) -> Objects.requireNonNull(Nested.ofCatalyst(array, row.getArray(i))),
                    struct -> (row, i) -> Objects.requireNonNull(Nested.ofCatalyst(
                            struct, row.getStruct(i, struct.fields().size()))));
        }

        private static Reader ofScalar(ScalarType type) {
            return switch (type) {
                case BOOLEAN -> InternalRow::getBoolean;
                case INT, DATE -> InternalRow::getInt;
                case LONG, TIMESTAMP -> InternalRow::getLong;
                case FLOAT -> (row, i) -> Canonical.of(row.getFloat(i));
                case DOUBLE -> (row, i) -> Canonical.of(row.getDouble(i));
                case STRING -> (row, i) -> row.getUTF8String(i).toString();
                case BINARY -> InternalRow::getBinary;
                case DECIMAL ->
                    (row, i) -> Objects.requireNonNull(Canonical.of(
                            ColumnType.DECIMAL, row.getDecimal(i, 38, 18).toJavaBigDecimal()));
            };
        }
    }
}
