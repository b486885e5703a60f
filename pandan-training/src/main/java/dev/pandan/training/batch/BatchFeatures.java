package dev.pandan.training.batch;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.training.history.EventSource;
import dev.pandan.training.history.Extent;
import dev.pandan.training.history.HistoryClock;
import dev.pandan.training.history.LogRow;
import dev.pandan.training.history.LookupTables;
import dev.pandan.training.history.Reach;
import dev.pandan.training.history.SliceOptions;
import dev.pandan.training.history.SlicedLog;
import dev.pandan.training.history.Span;
import dev.pandan.training.history.SpanPartitioner;
import dev.pandan.training.history.StoredProject;
import dev.pandan.training.history.Timed;
import dev.pandan.training.job.Progress;
import dev.pandan.training.job.Workforce;
import dev.pandan.training.plan.PlanOptions;
import dev.pandan.training.plan.Planner;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;

/**
 * The features of many events as of event time, recomputed from the log as a training set is, handed over part by part: each is in memory as a whole, one at a time. To
 * be closed.
 */
public final class BatchFeatures implements AutoCloseable {
    /** About. */
    private static final int EVENTS_OF_A_PART = 50_000;

    private final BatchRequest request;
    private final SlicedLog log;
    private final LookupTables lookups;
    private final int slices;
    private final Progress progress;

    private BatchFeatures(BatchRequest request, SlicedLog log, LookupTables lookups, int slices, Progress progress) {
        this.request = request;
        this.log = log;
        this.lookups = lookups;
        this.slices = slices;
        this.progress = progress;
    }

    /** Told of one part after the other, on the calling thread. */
    @FunctionalInterface
    public interface Sink {
        /**
         * @param part its position
         * @param events by time, then id
         */
        void part(int part, List<UndecidedEvent> events);
    }

    /** Reads the log; computes no feature. Fails with {@code NOT_FOUND} if the project has no such decision. */
    public static BatchFeatures read(SparkSession spark, BatchRequest request, Progress progress) {
        StoredProject project = request.project();
        DecisionProgram decision = project.decision(request.decision());
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Workforce workforce = Workforce.of(context);
        Reach reach = Reach.of(project.program(), decision, false);
        EventSource source = new AddedRows(project.source(), request.added());
        progress.at("reading the log", 0, 0);
        SliceOptions slicing = new SliceOptions(decision.name(), workforce.tasks(), false).unexpired(project);
        SlicedLog log = SlicedLog.read(context, source, reach, slicing);
        try {
            LookupTables lookups = LookupTables.read(project.program().project(), decision, project.store());
            int slices = new Planner(project, decision, HistoryClock.EVENT_TIME, workforce)
                    .plan(log, lookups, PlanOptions.automatic())
                    .slices()
                    .size();
            return new BatchFeatures(request, log, lookups, Math.max(slices, workforce.tasks()), progress);
        } catch (RuntimeException e) {
            log.close();
            throw e;
        }
    }

    /** The wanted events' times, cut into parts of about 50,000 events, in the order of time. Those that were decided before count, too. */
    public List<Span> parts() {
        Extent all = request.added().isEmpty()
                ? log.extent().within(request.span())
                : log.extent()
                        .at(request.added().stream()
                                .mapToLong(LogRow::timeMicros)
                                .filter(request.span()::holds)
                                .sorted()
                                .toArray());
        return all.spans(all.events() / EVENTS_OF_A_PART + 1);
    }

    /**
     * Computes and hands over the events of some parts.
     *
     * @param parts as of {@link #parts}, of this run or of an earlier one
     * @param open positions of the parts that are wanted
     */
    public void compute(List<Span> parts, IntPredicate open, Sink sink) {
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (open.test(i)) {
                positions.add(i);
            }
        }
        List<Span> wanted = positions.stream().map(parts::get).toList();
        if (wanted.isEmpty()) {
            return;
        }
        JavaRDD<UndecidedEvent> events = events(wanted);
        for (int i = 0; i < wanted.size(); i++) {
            progress.at("computing and deciding", i, wanted.size());
            sink.part(positions.get(i), events.collectPartitions(new int[] {i})[0]);
        }
        progress.at("computing and deciding", wanted.size(), wanted.size());
    }

    /** A partition per part. What is computed for the first lies in Spark's files for the others. */
    private JavaRDD<UndecidedEvent> events(List<Span> wanted) {
        SlicedLog sliced = log.along(grouped(wanted));
        BatchTask task = new BatchTask(request, sliced, lookups, new Wanted(wanted, request));
        JavaRDD<UndecidedEvent> events = sliced.slices(HistoryClock.EVENT_TIME).mapPartitions(task::compute);
        return JavaPairRDD.fromJavaRDD(events.map(event -> new Tuple2<>(event, true)))
                .repartitionAndSortWithinPartitions(new SpanPartitioner(wanted), new Timed.Order<>())
                .keys();
    }

    private List<Span> grouped(List<Span> wanted) {
        int groups = Math.min(slices, wanted.size());
        List<Span> grouped = new ArrayList<>();
        for (int i = 0; i < groups; i++) {
            Span first = wanted.get(i * wanted.size() / groups);
            Span last = wanted.get((i + 1) * wanted.size() / groups - 1);
            grouped.add(new Span(first.fromMicros(), last.toMicros()));
        }
        return grouped;
    }

    @Override
    public void close() {
        log.close();
    }
}
