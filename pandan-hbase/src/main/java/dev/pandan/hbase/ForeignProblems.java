package dev.pandan.hbase;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import dev.pandan.spec.type.Column;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.hadoop.hbase.client.Result;

/** What of a schema does not fit a user's table. */
final class ForeignProblems {
    private final ForeignRows rows;
    private final Collection<Result> sample;

    /**
     * @param sample some rows of the table
     */
    ForeignProblems(ForeignRows rows, Collection<Result> sample) {
        this.rows = rows;
        this.sample = sample;
    }

    List<Problem> find() {
        List<Problem> problems = new ArrayList<>();
        for (int column = 0; column < rows.schema().size(); column++) {
            problem(column).ifPresent(problems::add);
        }
        return problems;
    }

    private Optional<Problem> problem(int index) {
        Column column = rows.schema().column(index);
        String name = column.name();
        if (rows.places().get(index).isEmpty()) {
            return Optional.of(problem(
                    name,
                    rows.table().where(name) + ": cannot be " + column.type().sqlName() + " (expected: "
                            + expected(name) + ")"));
        }
        try {
            boolean seen = sample.isEmpty();
            for (Result row : sample) {
                seen |= rows.value(row, index) != null;
            }
            return seen
                    ? Optional.empty()
                    : Optional.of(problem(
                            name,
                            rows.table().where(name) + ": in none of its " + sample.size()
                                    + " first and last rows (found: "
                                    + String.join(", ", ForeignColumns.names(sample)) + ")"));
        } catch (PandanException misfit) {
            return Optional.of(problem(name, String.valueOf(misfit.getMessage())));
        }
    }

    private String expected(String name) {
        if (name.equals(ForeignTable.ROW_KEY)) {
            return "string, int, long or binary; other types as parts of the mapping's row_key";
        }
        String one = rows.table().families().size() == 1 ? "one value, or " : "";
        return one + "family:qualifier in the mapping, or a column family as struct<...> of its qualifiers, which are"
                + " single values; families: "
                + String.join(", ", new TreeSet<>(rows.table().families()));
    }

    private static Problem problem(String column, String message) {
        return new Problem(ErrorCode.MISMATCH, null, column, message);
    }
}
