package dev.pandan.cli.data;

import dev.pandan.live.text.ValueText;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.type.ArrayType;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.ScalarType;
import java.nio.file.Path;
import java.util.regex.Pattern;
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
    Pattern BLANKS = Pattern.compile("\\s+");

    /**
     * A value that is there.
     *
     * @param at which of the field's values, from 0
     */
    Object value(Group row, int field, int at);

    /**
     * @throws PandanException FILE_UNUSABLE if the column's type cannot be read as declared
     */
    static ParquetColumn of(Path file, Column column, Type type) {
        ParquetColumn found = find(column.type(), type);
        if (found == null) {
            throw PandanException.of(
                    ErrorCode.FILE_UNUSABLE,
                    file + ": column '" + column.name() + "' is "
                            + BLANKS.matcher(type.toString().strip()).replaceAll(" ")
                            + " (expected: something that can be read as "
                            + column.type().sqlName() + ", " + ValueText.expected(column.type()) + ")");
        }
        return found;
    }

    /** Null if the type cannot be read as wanted. */
    static @Nullable ParquetColumn find(ColumnType wanted, Type type) {
        boolean repeated = type.isRepetition(Type.Repetition.REPEATED);
        if (repeated && wanted instanceof ArrayType array) {
            return ParquetNested.repeated(array.element(), type);
        }
        return repeated ? null : findOne(wanted, type);
    }

    /** For one of the type's values, whether it is repeated or not. */
    static @Nullable ParquetColumn findOne(ColumnType wanted, Type type) {
        return wanted.match(
                scalar -> type.isPrimitive() ? single(scalar, type) : null,
                array -> ParquetNested.list(array.element(), type),
                struct -> ParquetNested.struct(struct.fields(), type));
    }

    private static @Nullable ParquetColumn single(ScalarType wanted, Type type) {
        PrimitiveTypeName stored = type.asPrimitiveType().getPrimitiveTypeName();
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        return switch (stored) {
            case BOOLEAN -> wanted == ScalarType.BOOLEAN ? (row, field, at) -> row.getBoolean(field, at) : null;
            case INT32 -> ofInt(wanted, logical);
            case INT64 -> ofLong(wanted, logical);
            case FLOAT -> ofFloat(wanted);
            case DOUBLE -> wanted == ScalarType.DOUBLE ? (row, field, at) -> row.getDouble(field, at) : null;
            case BINARY -> ofBinary(wanted);
            case INT96, FIXED_LEN_BYTE_ARRAY -> null;
        };
    }

    private static @Nullable ParquetColumn ofInt(ScalarType wanted, @Nullable LogicalTypeAnnotation logical) {
        if (logical instanceof LogicalTypeAnnotation.DecimalLogicalTypeAnnotation) {
            return null;
        }
        return switch (wanted) {
            case INT, DATE -> (row, field, at) -> row.getInteger(field, at);
            case LONG -> (row, field, at) -> (long) row.getInteger(field, at);
            case DOUBLE -> (row, field, at) -> (double) row.getInteger(field, at);
            default -> null;
        };
    }

    private static @Nullable ParquetColumn ofLong(ScalarType wanted, @Nullable LogicalTypeAnnotation logical) {
        if (wanted == ScalarType.LONG && !(logical instanceof LogicalTypeAnnotation.DecimalLogicalTypeAnnotation)) {
            return (row, field, at) -> row.getLong(field, at);
        }
        if (wanted != ScalarType.TIMESTAMP || !(logical instanceof TimestampLogicalTypeAnnotation timestamp)) {
            return null;
        }
        TimeUnit unit = timestamp.getUnit();
        return switch (unit) {
            case MICROS -> (row, field, at) -> row.getLong(field, at);
            case MILLIS -> (row, field, at) -> Math.multiplyExact(row.getLong(field, at), MICROS_PER_MILLI);
            case NANOS -> (row, field, at) -> Math.floorDiv(row.getLong(field, at), NANOS_PER_MICRO);
        };
    }

    private static @Nullable ParquetColumn ofFloat(ScalarType wanted) {
        return switch (wanted) {
            case FLOAT -> (row, field, at) -> row.getFloat(field, at);
            case DOUBLE -> (row, field, at) -> (double) row.getFloat(field, at);
            default -> null;
        };
    }

    private static @Nullable ParquetColumn ofBinary(ScalarType wanted) {
        return switch (wanted) {
            case STRING -> (row, field, at) -> row.getBinary(field, at).toStringUsingUTF8();
            case BINARY -> (row, field, at) -> row.getBinary(field, at).getBytes();
            default -> null;
        };
    }
}
