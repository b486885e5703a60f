package dev.pandan.training.history;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import scala.Tuple2;

/** Says which rows go to which slice, in an order. */
final class SliceCut implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int ROWS_TO_SORT = 1 << 17;

    private final Reach reach;
    private final ArrayList<Span> spans;
    private final LogOrder order;

    SliceCut(Reach reach, List<Span> spans, LogOrder order) {
        this.reach = reach;
        this.spans = new ArrayList<>(spans);
        this.order = order;
    }

    /**
     * @param blocks sorted by event time
     */
    Iterator<Tuple2<SliceKey, LogBlock>> place(Iterator<LogBlock> blocks) {
        return order == LogOrder.EVENT_TIME
                ? new Flattened<>(blocks, this::cut)
                : new Flattened<>(new BlockGroups(blocks, ROWS_TO_SORT), this::sort);
    }

    /** By another order than the one in which blocks are sorted: some of them together, so that they are not cut into ever more and smaller ones. */
    private List<Tuple2<SliceKey, LogBlock>> sort(List<LogBlock> blocks) {
        List<Tuple2<SliceKey, LogBlock>> placed = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            int slice = i;
            Iterator<LogRow> rows = blocks.stream()
                    .filter(block -> reach.needsAny(block, spans.get(slice)))
                    .flatMap(block -> part(block, slice).stream())
                    .iterator();
            sorted(rows).forEachRemaining(block -> placed.add(placed(slice, block)));
        }
        return placed;
    }

    private Iterator<LogBlock> sorted(Iterator<LogRow> rows) {
        return new LogBlocks(order, reach.streams().size(), rows);
    }

    private Tuple2<SliceKey, LogBlock> placed(int slice, LogBlock block) {
        return new Tuple2<>(new SliceKey(slice, order.first(block)), block);
    }

    private List<Tuple2<SliceKey, LogBlock>> cut(LogBlock block) {
        List<Tuple2<SliceKey, LogBlock>> placed = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            if (reach.needsAll(block, spans.get(i))) {
                placed.add(placed(i, block));
            } else if (reach.needsAny(block, spans.get(i))) {
                int slice = i;
                sorted(part(block, i).iterator()).forEachRemaining(part -> placed.add(placed(slice, part)));
            }
        }
        return placed;
    }

    /** The rows of a block that a slice needs. */
    private List<LogRow> part(LogBlock block, int slice) {
        List<LogRow> rows = new ArrayList<>();
        Span span = spans.get(slice);
        for (LogRow row : (Iterable<LogRow>) block::iterator) {
            if (reach.needs(row.stream(), row.timeMicros(), span)) {
                rows.add(row);
            }
        }
        return rows;
    }
}
