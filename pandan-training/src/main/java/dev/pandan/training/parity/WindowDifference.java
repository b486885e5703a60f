package dev.pandan.training.parity;

import java.util.List;

/**
 * A window that a decision did not read as the log has it now.
 *
 * @param logged rows that the decision read
 * @param recomputed rows that it would read now
 * @param rows the rows that make the difference, ordered by time; empty if they could not be found
 */
public record WindowDifference(String window, long logged, long recomputed, List<RowCause> rows) {
    public WindowDifference {
        rows = List.copyOf(rows);
    }
}
