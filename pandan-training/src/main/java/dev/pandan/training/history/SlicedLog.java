package dev.pandan.training.history;

import java.util.Iterator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * The log that a decision needs, read once and cut into slices: one partition each, sorted, with the rows before that its windows reach and the rows after that its labels
 * may be in. One shuffle. To be closed.
 */
public final class SlicedLog implements AutoCloseable {
    private final Reach reach;
    private final JavaRDD<LogRow> log;
    private final Extent extent;
    private final List<Span> spans;

    private SlicedLog(Reach reach, JavaRDD<LogRow> log, Extent extent, List<Span> spans) {
        this.reach = reach;
        this.log = log;
        this.extent = extent;
        this.spans = spans;
    }

    /** Reads the log. */
    public static SlicedLog read(JavaSparkContext spark, EventSource source, Reach reach, SliceOptions options) {
        JavaRDD<LogRow> log = source.rows(spark, reach.streams(), options.decision(), spark.defaultParallelism())
                .persist(StorageLevel.MEMORY_AND_DISK());
        int streams = reach.streams().size();
        boolean onlyDecided = options.onlyDecided();
        Extent extent = Extent.all(
                streams,
                log.mapPartitions(rows ->
                                List.of(Extent.of(streams, onlyDecided, rows)).iterator())
                        .collect());
        return new SlicedLog(reach, log, extent, extent.spans(options.slices()));
    }

    /** The same log in about so many slices. */
    public SlicedLog into(int slices) {
        return new SlicedLog(reach, log, extent, extent.spans(slices));
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

    /** Every row as it was read. */
    public JavaRDD<LogRow> rows() {
        return log;
    }

    /** Rows of each slice in a partition of its own, sorted; partitions are in the order of time. */
    public JavaRDD<LogRow> slices(HistoryClock clock) {
        Reach needed = reach;
        List<Span> all = spans;
        PlacedOrder order = clock == HistoryClock.EVENT_TIME ? PlacedOrder.EVENT_TIME : PlacedOrder.ARRIVAL;
        JavaPairRDD<Placed, Boolean> placed = log.flatMapToPair(row -> needed.slices(row, all).stream()
                .map(slice -> new Tuple2<>(new Placed(slice, row), true))
                .iterator());
        return placed.repartitionAndSortWithinPartitions(new SlicePartitioner(Math.max(1, all.size())), order)
                .mapPartitions(SlicedLog::unwrapped);
    }

    private static Iterator<LogRow> unwrapped(Iterator<Tuple2<Placed, Boolean>> rows) {
        Iterable<Tuple2<Placed, Boolean>> all = () -> rows;
        return StreamSupport.stream(all.spliterator(), false)
                .map(row -> row._1().row())
                .iterator();
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
