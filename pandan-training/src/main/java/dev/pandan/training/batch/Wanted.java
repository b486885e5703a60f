package dev.pandan.training.batch;

import dev.pandan.training.history.LogRow;
import dev.pandan.training.history.Span;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Says of an event of the decision's stream whether it is wanted. */
final class Wanted implements Predicate<LogRow>, Serializable {
    private static final long serialVersionUID = 1L;

    private final ArrayList<Span> parts;
    private final boolean again;
    private final boolean addedOnly;

    /**
     * @param parts in the order of time
     */
    Wanted(List<Span> parts, BatchRequest request) {
        this.parts = new ArrayList<>(parts);
        this.again = request.again();
        this.addedOnly = !request.added().isEmpty();
    }

    @Override
    public boolean test(LogRow row) {
        boolean kind = addedOnly ? row.arrival() == BatchRequest.NOT_STORED : again || row.decision() == null;
        return kind && inside(row.timeMicros());
    }

    private boolean inside(long timeMicros) {
        int low = 0;
        int high = parts.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Span part = parts.get(middle);
            if (part.holds(timeMicros)) {
                return true;
            }
            if (timeMicros < part.fromMicros()) {
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        return false;
    }
}
