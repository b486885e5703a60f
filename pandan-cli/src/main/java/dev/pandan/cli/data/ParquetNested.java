package dev.pandan.cli.data;

import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.Schema;
import dev.pandan.spec.type.Struct;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Lists and groups of Parquet as arrays and structs (Parquet format, "Logical types: Nested types", with its rules for old files). */
final class ParquetNested {
    private ParquetNested() {}

    /** The only value of a field that is not repeated, null if it is not there; all values of one that is. */
    static @Nullable Object value(ParquetColumn column, Group row, int field) {
        boolean repeated = row.getType().getType(field).isRepetition(Type.Repetition.REPEATED);
        return !repeated && row.getFieldRepetitionCount(field) == 0 ? null : column.value(row, field, 0);
    }

    /** An annotated list; null if the type is none, or its elements cannot be read so. */
    static @Nullable ParquetColumn list(ColumnType element, Type type) {
        boolean list = !type.isPrimitive()
                && type.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation
                && type.asGroupType().getFieldCount() == 1
                && type.asGroupType().getType(0).isRepetition(Type.Repetition.REPEATED);
        if (!list) {
            return null;
        }
        Type inner = type.asGroupType().getType(0);
        ParquetColumn elements = isElement(type, inner)
                ? repeated(element, inner)
                : wrapped(element, inner.asGroupType().getType(0));
        return elements == null ? null : (row, field, at) -> elements.value(row.getGroup(field, at), 0, 0);
    }

    /** Whether the repeated field is itself the element, as in old files, or has the element in it. */
    private static boolean isElement(Type list, Type inner) {
        return inner.isPrimitive()
                || inner.asGroupType().getFieldCount() != 1
                || inner.getName().equals("array")
                || inner.getName().equals(list.getName() + "_tuple");
    }

    /** All values of a repeated field. */
    static @Nullable ParquetColumn repeated(ColumnType element, Type type) {
        ParquetColumn one = ParquetColumn.findOne(element, type);
        if (one == null) {
            return null;
        }
        return (row, field, at) -> {
            List<@Nullable Object> elements = new ArrayList<>();
            for (int i = 0; i < row.getFieldRepetitionCount(field); i++) {
                elements.add(one.value(row, field, i));
            }
            return elements;
        };
    }

    /** The values that lie, each alone or null, in a repeated group. */
    private static @Nullable ParquetColumn wrapped(ColumnType element, Type type) {
        ParquetColumn one = ParquetColumn.find(element, type);
        if (one == null) {
            return null;
        }
        return (row, field, at) -> {
            List<@Nullable Object> elements = new ArrayList<>();
            for (int i = 0; i < row.getFieldRepetitionCount(field); i++) {
                elements.add(value(one, row.getGroup(field, i), 0));
            }
            return elements;
        };
    }

    /** Null if the type cannot be read as a struct of these fields, found by name. */
    static @Nullable ParquetColumn struct(Schema schema, Type type) {
        if (type.isPrimitive() || type.getLogicalTypeAnnotation() != null) {
            return null;
        }
        GroupType group = type.asGroupType();
        int[] positions = new int[schema.size()];
        ParquetColumn[] fields = new ParquetColumn[schema.size()];
        for (int i = 0; i < fields.length; i++) {
            Column field = schema.column(i);
            ParquetColumn found = group.containsField(field.name())
                    ? ParquetColumn.find(field.type(), group.getType(field.name()))
                    : null;
            if (found == null) {
                return null;
            }
            positions[i] = group.getFieldIndex(field.name());
            fields[i] = found;
        }
        return (row, field, at) -> fields(row.getGroup(field, at), positions, fields);
    }

    private static Struct fields(Group group, int[] positions, ParquetColumn[] fields) {
        @Nullable Object[] values = new Object[fields.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(fields[i], group, positions[i]);
        }
        return Struct.of(values);
    }
}
