package dev.pandan.hbase;

import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.spec.type.Schema;
import dev.pandan.spec.type.StructType;
import dev.pandan.store.TableDescription;
import dev.pandan.store.TableDescription.DescribedColumn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.util.Bytes;

/** What a sample of a user's rows says about their columns: text where all of it is text, else bytes. */
final class ForeignColumns {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");

    private ForeignColumns() {}

    /** {@code family:qualifier} of all cells. */
    static Set<String> names(Collection<Result> sample) {
        Set<String> names = new TreeSet<>();
        families(sample).forEach((family, types) -> types.keySet().forEach(name -> names.add(family + ":" + name)));
        return names;
    }

    static TableDescription describe(ForeignTable table, Collection<Result> sample) {
        ScalarType key = ScalarType.STRING;
        for (Result row : sample) {
            key = wider(key, row.getRow());
        }
        List<DescribedColumn> columns = new ArrayList<>();
        columns.add(described(ForeignTable.ROW_KEY, key));
        families(sample).forEach((family, types) -> {
            if (table.families().size() == 1) {
                types.forEach((name, type) -> columns.add(described(name, type)));
            } else {
                columns.add(new DescribedColumn(family, "column family", struct(family, types)));
            }
        });
        return new TableDescription(table.shown(), columns, List.of(ForeignTable.ROW_KEY));
    }

    private static DescribedColumn described(String name, ScalarType type) {
        return new DescribedColumn(
                name,
                type == ScalarType.STRING ? "text" : "bytes",
                NAME.matcher(name).matches() ? Optional.of(type) : Optional.empty());
    }

    private static Optional<ColumnType> struct(String family, Map<String, ScalarType> types) {
        List<Column> fields = new ArrayList<>();
        types.forEach((name, type) -> {
            if (NAME.matcher(name).matches()) {
                fields.add(new Column(name, type));
            }
        });
        return fields.isEmpty() || !NAME.matcher(family).matches()
                ? Optional.empty()
                : Optional.of(new StructType(new Schema(fields)));
    }

    private static Map<String, Map<String, ScalarType>> families(Collection<Result> sample) {
        Map<String, Map<String, ScalarType>> families = new TreeMap<>();
        for (Result row : sample) {
            for (Cell cell : row.rawCells()) {
                families.computeIfAbsent(Bytes.toString(CellUtil.cloneFamily(cell)), family -> new TreeMap<>())
                        .compute(
                                Bytes.toString(CellUtil.cloneQualifier(cell)),
                                (name, type) ->
                                        wider(type == null ? ScalarType.STRING : type, CellUtil.cloneValue(cell)));
            }
        }
        return families;
    }

    private static ScalarType wider(ScalarType type, byte[] value) {
        return ForeignText.read(value, type).isPresent() ? type : ScalarType.BINARY;
    }
}
