package dev.pandan.live;

import dev.pandan.spec.error.Problem;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A load of history.
 *
 * @param rows in any order; the order is the order of arrival. Closed by the caller
 * @param name under which the load notes how far it came, so that it can be taken up again after it was interrupted: it has to stand for exactly these rows in this order,
 *     for example a hash of the files; empty: it starts at the first row
 * @param progress told after every chunk; on the calling thread
 * @param rejects told of every row that is not stored, with its reason; on the calling thread. Rows of an earlier, interrupted run are not told again
 */
public record Load(
        Iterator<LoadRow> rows, Optional<String> name, Consumer<LoadReport> progress, Consumer<Reject> rejects) {

    /** A load that starts at the first row and tells nobody. */
    public static Load of(Iterator<LoadRow> rows) {
        return new Load(rows, Optional.empty(), report -> {}, reject -> {});
    }

    /**
     * A row that is not stored.
     *
     * @param row number of the row among all, from 1
     */
    public record Reject(long row, String stream, Problem problem) {}
}
