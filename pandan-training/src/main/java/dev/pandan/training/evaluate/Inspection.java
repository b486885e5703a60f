package dev.pandan.training.evaluate;

import java.util.List;

/**
 * A closer look at a model.
 *
 * @param segments one table per feature or column that rows are told apart by
 */
public record Inspection(List<SegmentTable> segments, ImportanceTable importance) {
    public Inspection {
        segments = List.copyOf(segments);
    }
}
