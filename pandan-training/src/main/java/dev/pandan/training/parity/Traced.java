package dev.pandan.training.parity;

import dev.pandan.engine.replay.RowRef;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** The rows of one window of one decision. Not a record: Spark's serializer cannot make records. Immutable. */
final class Traced implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String decisionId;
    private final int window;
    private final ArrayList<String> ids = new ArrayList<>();

    /**
     * @param window position in the program's windows
     */
    Traced(String decisionId, int window, List<RowRef> rows) {
        this.decisionId = decisionId;
        this.window = window;
        rows.forEach(row -> ids.add(row.id()));
    }

    String decisionId() {
        return decisionId;
    }

    int window() {
        return window;
    }

    /** Ids of the rows, ordered by time. */
    List<String> ids() {
        return ids;
    }
}
