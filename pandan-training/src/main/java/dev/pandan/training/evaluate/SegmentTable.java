package dev.pandan.training.evaluate;

import java.util.List;

/**
 * How good a model is on parts of the rows. Each row is in one segment.
 *
 * @param by name of the feature or column
 */
public record SegmentTable(String by, List<Segment> segments) {
    public SegmentTable {
        segments = List.copyOf(segments);
    }
}
