package dev.pandan.hbase;

import dev.pandan.spec.project.Encoding;
import dev.pandan.spec.project.TableMapping;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.spec.type.Schema;
import dev.pandan.spec.type.StructType;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Where a column is in a user's table. */
sealed interface ForeignPlace {

    /** The whole row key. */
    record WholeKey(ScalarType type, Encoding encoding) implements ForeignPlace {}

    /** A part of the row key. */
    record KeyPart(String column) implements ForeignPlace {}

    record Cell(String family, String qualifier, ScalarType type, Encoding encoding) implements ForeignPlace {
        String name() {
            return family + ":" + qualifier;
        }
    }

    /** A column family as a struct of its qualifiers. */
    record Family(String name, Schema fields, Encoding encoding) implements ForeignPlace {
        Cell cell(int field) {
            Column column = fields.column(field);
            return new Cell(name, column.name(), (ScalarType) column.type(), encoding);
        }

        List<Cell> cells() {
            return IntStream.range(0, fields.size()).mapToObj(this::cell).toList();
        }
    }

    /** Empty if the table has no such place, or none for the column's type. */
    static Optional<ForeignPlace> of(Column column, ForeignTable table, TableMapping mapping) {
        String name = column.name();
        Encoding encoding = mapping.encoding(name);
        if (mapping.rowKey().stream().anyMatch(part -> part.column().equals(Optional.of(name)))) {
            return column.type() instanceof ScalarType ? Optional.of(new KeyPart(name)) : Optional.empty();
        }
        if (name.equals(ForeignTable.ROW_KEY) && mapping.at(name).isEmpty()) {
            return column.type() instanceof ScalarType type && ForeignBytes.isOfKeys(encoding, type)
                    ? Optional.of(new WholeKey(type, encoding))
                    : Optional.empty();
        }
        String at = mapping.at(name).orElse(name);
        return column.type() instanceof StructType struct
                ? family(at, struct.fields(), encoding, table)
                : cell(at, column, encoding, table);
    }

    private static Optional<ForeignPlace> family(String at, Schema fields, Encoding encoding, ForeignTable table) {
        boolean single = fields.columns().stream()
                .allMatch(field -> field.type() instanceof ScalarType type
                        && encoding.types().contains(type));
        return single && table.families().contains(at)
                ? Optional.of(new Family(at, fields, encoding))
                : Optional.empty();
    }

    private static Optional<ForeignPlace> cell(String at, Column column, Encoding encoding, ForeignTable table) {
        int colon = at.indexOf(':');
        if (!(column.type() instanceof ScalarType type) || !encoding.types().contains(type)) {
            return Optional.empty();
        }
        if (colon >= 0) {
            String family = at.substring(0, colon);
            return table.families().contains(family)
                    ? Optional.of(new Cell(family, at.substring(colon + 1), type, encoding))
                    : Optional.empty();
        }
        return table.families().size() == 1
                ? Optional.of(new Cell(table.families().iterator().next(), at, type, encoding))
                : Optional.empty();
    }
}
