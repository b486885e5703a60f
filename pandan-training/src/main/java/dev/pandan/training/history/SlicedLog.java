package dev.pandan.training.history;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * The log that a decision needs, read once and cut into slices: one partition each, sorted, with the rows before that its windows reach and the rows after that its labels
 * may be in. One shuffle, of blocks of sorted rows that the slices merge. To be closed.
 */
public final class SlicedLog implements AutoCloseable {
    private final Reach reach;
    private final JavaRDD<LogBlock> log;
    private final Extent extent;
    private final List<Span> spans;

    private SlicedLog(Reach reach, JavaRDD<LogBlock> log, Extent extent, List<Span> spans) {
        this.reach = reach;
        this.log = log;
        this.extent = extent;
        this.spans = spans;
    }

    /** Reads the log. */
    public static SlicedLog read(JavaSparkContext spark, EventSource source, Reach reach, SliceOptions options) {
        int streams = reach.streams().size();
        JavaRDD<LogBlock> log = source.rows(spark, reach.streams(), options.decision(), spark.defaultParallelism())
                .mapPartitions(rows -> new LogBlocks(LogOrder.EVENT_TIME, streams, rows))
                .persist(StorageLevel.MEMORY_AND_DISK());
        boolean onlyDecided = options.onlyDecided();
        Extent extent = Extent.all(
                        streams,
                        log.mapPartitions(blocks -> List.of(Extent.of(streams, onlyDecided, blocks))
                                        .iterator())
                                .collect())
                .within(new Span(options.fromMicros(), Long.MAX_VALUE));
        return new SlicedLog(reach, log, extent, extent.spans(options.slices()));
    }

    /** The same log in about so many slices. */
    public SlicedLog into(int slices) {
        return new SlicedLog(reach, log, extent, extent.spans(slices));
    }

    /** The same log in slices of somebody else's choice. */
    public SlicedLog along(List<Span> slices) {
        return new SlicedLog(reach, log, extent, List.copyOf(slices));
    }

    public Reach reach() {
        return reach;
    }

    public Extent extent() {
        return extent;
    }

    /** What the slices are about, in the order of time. */
    public List<Span> spans() {
        return spans;
    }

    /** Every row as it was read, in no order. */
    public JavaRDD<LogRow> rows() {
        return log.flatMap(LogBlock::iterator);
    }

    /** Rows of each slice in a partition of its own, sorted; partitions are in the order of time. */
    public JavaRDD<LogRow> slices(HistoryClock clock) {
        LogOrder order = clock == HistoryClock.EVENT_TIME ? LogOrder.EVENT_TIME : LogOrder.ARRIVAL;
        SliceCut cut = new SliceCut(reach, spans, order);
        JavaPairRDD<SliceKey, LogBlock> placed = log.mapPartitionsToPair(cut::place);
        return placed.repartitionAndSortWithinPartitions(
                        new SlicePartitioner(Math.max(1, spans.size())), SliceKey.Order.FIRST_ROW)
                .mapPartitions(blocks -> new MergedLog(order, values(blocks)));
    }

    private static Iterator<LogBlock> values(Iterator<Tuple2<SliceKey, LogBlock>> pairs) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return pairs.hasNext();
            }

            @Override
            public LogBlock next() {
                return pairs.next()._2();
            }
        };
    }

    /** The latest time in the stream of the decision's labels; {@code Long.MIN_VALUE} if it has none. */
    public long labelWatermarkMicros() {
        return reach.labelStream().map(extent::latestMicros).orElse(Long.MIN_VALUE);
    }

    @Override
    public void close() {
        log.unpersist();
    }
}
