package dev.pandan.cli.data;

import dev.pandan.live.text.ValueText;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import java.nio.file.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** How values of a Parquet column become values of a declared column. */
@FunctionalInterface
interface ParquetColumn {
    long MICROS_PER_MILLI = 1_000;
    long NANOS_PER_MICRO = 1_000;

    Object value(Group row, int field);

    /**
     * @throws PandanException FILE_UNUSABLE if the column's type cannot be read as declared
     */
    static ParquetColumn of(Path file, Column column, Type type) {
        if (type.isPrimitive() && !type.isRepetition(Type.Repetition.REPEATED)) {
            ParquetColumn found = find(column.type(), type);
            if (found != null) {
                return found;
            }
        }
        throw PandanException.of(
                ErrorCode.FILE_UNUSABLE,
                file + ": column '" + column.name() + "' is " + type.toString().strip()
                        + " (expected: something that can be read as "
                        + column.type().sqlName() + ", " + ValueText.expected(column.type()) + ")");
    }

    private static @Nullable ParquetColumn find(ColumnType wanted, Type type) {
        PrimitiveTypeName stored = type.asPrimitiveType().getPrimitiveTypeName();
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        return switch (stored) {
            case BOOLEAN -> wanted == ColumnType.BOOLEAN ? (row, field) -> row.getBoolean(field, 0) : null;
            case INT32 -> ofInt(wanted, logical);
            case INT64 -> ofLong(wanted, logical);
            case FLOAT -> ofFloat(wanted);
            case DOUBLE -> wanted == ColumnType.DOUBLE ? (row, field) -> row.getDouble(field, 0) : null;
            case BINARY -> ofBinary(wanted);
            case INT96, FIXED_LEN_BYTE_ARRAY -> null;
        };
    }

    private static @Nullable ParquetColumn ofInt(ColumnType wanted, @Nullable LogicalTypeAnnotation logical) {
        if (logical instanceof LogicalTypeAnnotation.DecimalLogicalTypeAnnotation) {
            return null;
        }
        return switch (wanted) {
            case INT, DATE -> (row, field) -> row.getInteger(field, 0);
            case LONG -> (row, field) -> (long) row.getInteger(field, 0);
            case DOUBLE -> (row, field) -> (double) row.getInteger(field, 0);
            default -> null;
        };
    }

    private static @Nullable ParquetColumn ofLong(ColumnType wanted, @Nullable LogicalTypeAnnotation logical) {
        if (wanted == ColumnType.LONG && !(logical instanceof LogicalTypeAnnotation.DecimalLogicalTypeAnnotation)) {
            return (row, field) -> row.getLong(field, 0);
        }
        if (wanted != ColumnType.TIMESTAMP || !(logical instanceof TimestampLogicalTypeAnnotation timestamp)) {
            return null;
        }
        TimeUnit unit = timestamp.getUnit();
        return switch (unit) {
            case MICROS -> (row, field) -> row.getLong(field, 0);
            case MILLIS -> (row, field) -> Math.multiplyExact(row.getLong(field, 0), MICROS_PER_MILLI);
            case NANOS -> (row, field) -> Math.floorDiv(row.getLong(field, 0), NANOS_PER_MICRO);
        };
    }

    private static @Nullable ParquetColumn ofFloat(ColumnType wanted) {
        return switch (wanted) {
            case FLOAT -> (row, field) -> row.getFloat(field, 0);
            case DOUBLE -> (row, field) -> (double) row.getFloat(field, 0);
            default -> null;
        };
    }

    private static @Nullable ParquetColumn ofBinary(ColumnType wanted) {
        return switch (wanted) {
            case STRING -> (row, field) -> row.getBinary(field, 0).toStringUsingUTF8();
            case BINARY -> (row, field) -> row.getBinary(field, 0).getBytes();
            default -> null;
        };
    }
}
