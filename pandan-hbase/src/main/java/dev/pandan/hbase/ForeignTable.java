package dev.pandan.hbase;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.TableMapping;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.hbase.TableName;

/**
 * A table of the user's.
 *
 * @param shown as the project has it
 * @param families in any order
 */
record ForeignTable(String shown, TableName name, Set<String> families) {
    /** The column that is the whole row key. */
    static final String ROW_KEY = "row_key";

    ForeignTable {
        families = Set.copyOf(families);
    }

    String where(String column) {
        return "table '" + shown + "', column '" + column + "'";
    }

    /** Throws unless the key is the row key, or all of its parts. */
    void requireKey(List<String> keyColumns, TableMapping mapping) {
        List<String> parts = mapping.rowKey().stream()
                .flatMap(part -> part.column().stream())
                .toList();
        boolean whole = !parts.isEmpty() && parts.size() == mapping.rowKey().size();
        boolean isKey = keyColumns.equals(List.of(ROW_KEY))
                || (whole && new TreeSet<>(keyColumns).equals(new TreeSet<>(parts)));
        if (!isKey) {
            String other = whole ? ", or all of [" + String.join(", ", parts) + "]" : "";
            throw PandanException.of(
                    ErrorCode.MISMATCH,
                    "table '" + shown + "': key (" + String.join(", ", keyColumns)
                            + ") is not its row key (expected: key: " + ROW_KEY + other
                            + ", by which alone HBase finds a row)");
        }
    }
}
