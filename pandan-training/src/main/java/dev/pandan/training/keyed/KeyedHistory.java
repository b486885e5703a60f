package dev.pandan.training.keyed;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.replay.ReplayOptions;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.history.Flattened;
import dev.pandan.training.history.HistoryClock;
import dev.pandan.training.history.LogRow;
import dev.pandan.training.history.LookupTables;
import dev.pandan.training.history.ProgramText;
import dev.pandan.training.history.SlicedLog;
import dev.pandan.training.history.SpanPartitioner;
import dev.pandan.training.history.Timed;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Objects;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * What {@link dev.pandan.training.history.FeatureHistory} computes slice by slice of time, computed key by key: a task holds the rows of one key and no warm-up is read
 * twice, at the price of two more shuffles and of one task for all of a key. The same rows, bit for bit and in the same order.
 */
public final class KeyedHistory {
    private KeyedHistory() {}

    /**
     * One row per event, in the partitions of the log's slices.
     *
     * @param parts partitions of keys and of ids
     */
    public static JavaRDD<FeatureExample> examples(
            SlicedLog log, ProgramText text, String decision, LookupTables lookups, HistoryClock clock, int parts) {
        int labels = log.reach().labelStream().orElse(-1);
        JoinNeeds needs =
                new JoinNeeds(decision, new ArrayList<>(log.reach().streams()), labels, log.labelWatermarkMicros());
        Task task = new Task(text, needs, clock, lookups);
        JavaRDD<HeldWindows> held = sorted(
                        log.rows().mapPartitions(task::keys), new KeyPartitioner(parts), KeyOrder.of(clock))
                .mapPartitions(task::replay);
        JavaRDD<IdItem> rows = log.rows()
                .filter(row -> row.stream() == 0 || row.stream() == labels)
                .map(IdItem::of);
        JavaRDD<FeatureExample> examples = sorted(
                        held.map(IdItem::of).union(rows), new IdPartitioner(parts), IdOrder.of(clock))
                .mapPartitions(task::join);
        return sorted(examples, new SpanPartitioner(log.spans()), new Timed.Order<>());
    }

    private static <T> JavaRDD<T> sorted(JavaRDD<T> items, Partitioner partitioner, Comparator<T> order) {
        return JavaPairRDD.fromJavaRDD(items.map(item -> new Tuple2<>(item, true)))
                .repartitionAndSortWithinPartitions(partitioner, order)
                .keys();
    }

    /** What a task is sent. */
    private record Task(ProgramText text, JoinNeeds needs, HistoryClock clock, LookupTables lookups)
            implements Serializable {

        Iterator<KeyItem> keys(Iterator<LogRow> rows) {
            KeyCut cut = new KeyCut(text.compile(), needs.decision(), needs.streams(), needs.labelStream());
            return new Flattened<>(rows, cut::items);
        }

        Iterator<HeldWindows> replay(Iterator<KeyItem> items) {
            ProjectProgram program = text.compile();
            DecisionProgram decision =
                    Objects.requireNonNull(program.decisions().get(needs.decision()));
            return new KeyReplay(program, decision, KeyOrder.of(clock), items);
        }

        Iterator<FeatureExample> join(Iterator<IdItem> items) {
            ProjectProgram program = text.compile();
            ReplayOptions options =
                    clock == HistoryClock.EVENT_TIME ? ReplayOptions.asOfEventTime() : ReplayOptions.asOfArrival();
            return new EventJoin(program, needs, lookups.open(program.project()), options, items);
        }
    }
}
