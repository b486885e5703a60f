package dev.pandan.hbase;

import dev.pandan.spec.project.Encoding;
import dev.pandan.spec.project.TableMapping;
import dev.pandan.spec.project.TableMapping.Place;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.store.TableDescription;
import dev.pandan.store.TableDescription.DescribedColumn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.util.Bytes;

/** What a sample of a user's rows says about their columns. */
final class ForeignColumns {
    private static final int LONGEST_NAME = 64;

    private final ForeignTable table;
    private final List<byte[]> keys;
    private final Map<String, List<byte[]>> cells;
    private final List<DescribedColumn> columns = new ArrayList<>();
    private final Map<String, Place> places = new LinkedHashMap<>();

    private ForeignColumns(ForeignTable table, Collection<Result> sample) {
        this.table = table;
        this.keys = sample.stream().map(Result::getRow).toList();
        this.cells = cells(sample);
    }

    /** {@code family:qualifier} of all cells. */
    static Set<String> names(Collection<Result> sample) {
        return new TreeSet<>(cells(sample).keySet());
    }

    private static Map<String, List<byte[]>> cells(Collection<Result> sample) {
        Map<String, List<byte[]>> cells = new TreeMap<>();
        for (Result row : sample) {
            for (Cell cell : row.rawCells()) {
                String name = Bytes.toString(CellUtil.cloneFamily(cell)) + ":"
                        + Bytes.toString(CellUtil.cloneQualifier(cell));
                cells.computeIfAbsent(name, first -> new ArrayList<>()).add(CellUtil.cloneValue(cell));
            }
        }
        return cells;
    }

    static TableDescription describe(ForeignTable table, Collection<Result> sample) {
        return new ForeignColumns(table, sample).describe();
    }

    private TableDescription describe() {
        ForeignKeyGuess key = ForeignKeyGuess.of(keys);
        rowKey(key);
        Set<String> taken = new TreeSet<>(List.of(ForeignTable.ROW_KEY));
        taken.addAll(key.types().keySet());
        cells.forEach((name, values) -> cell(name, values, taken));
        List<String> named = key.parts().isEmpty()
                ? List.of(ForeignTable.ROW_KEY)
                : List.copyOf(key.types().keySet());
        return new TableDescription(
                table.shown(), columns, named, new TableMapping(Encoding.TEXT, key.parts(), places));
    }

    private void rowKey(ForeignKeyGuess key) {
        ForeignGuess whole = ForeignGuess.of(keys);
        boolean one = key.parts().isEmpty()
                && ForeignBytes.isOfKeys(whole.encoding(), whole.type())
                && whole.type() != ScalarType.BOOLEAN;
        boolean text = keys.stream().allMatch(ForeignGuess::isText);
        ScalarType type = one && whole.type() != ScalarType.TIMESTAMP
                ? whole.type()
                : text ? ScalarType.STRING : ScalarType.BINARY;
        Encoding encoding = type == ScalarType.STRING || type == ScalarType.BINARY ? Encoding.TEXT : whole.encoding();
        columns.add(new DescribedColumn(ForeignTable.ROW_KEY, "row key", Optional.of(type)));
        if (encoding != Encoding.TEXT) {
            places.put(ForeignTable.ROW_KEY, new Place(Optional.empty(), Optional.of(encoding)));
        }
        for (int i = 0; i < key.parts().size(); i++) {
            String name = key.parts().get(i).column().orElseThrow();
            columns.add(new DescribedColumn(
                    name,
                    "part " + (i + 1) + " of the row key, "
                            + key.parts().get(i).encoding().text(),
                    Optional.ofNullable(key.types().get(name))));
        }
    }

    private void cell(String name, List<byte[]> values, Set<String> taken) {
        ForeignGuess guess = ForeignGuess.of(values);
        String qualifier = name.substring(name.indexOf(':') + 1);
        String column = plain(taken.contains(plain(qualifier)) ? name : qualifier);
        if (!taken.add(column)) {
            columns.add(new DescribedColumn(name, guess.text(), Optional.empty()));
            return;
        }
        boolean elsewhere = table.families().size() > 1 || !column.equals(qualifier);
        boolean written = guess.encoding() != Encoding.TEXT;
        if (elsewhere || written) {
            places.put(
                    column,
                    new Place(
                            elsewhere ? Optional.of(name) : Optional.empty(),
                            written ? Optional.of(guess.encoding()) : Optional.empty()));
        }
        columns.add(new DescribedColumn(column, name + ", " + guess.text(), Optional.of(guess.type())));
    }

    /** As a name of a column. */
    private static String plain(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9_]", "_");
        String start = plain.isEmpty() || !Character.isLetter(plain.charAt(0)) ? "c_" + plain : plain;
        return start.substring(0, Math.min(start.length(), LONGEST_NAME));
    }
}
