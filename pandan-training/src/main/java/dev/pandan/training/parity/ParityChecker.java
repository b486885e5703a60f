package dev.pandan.training.parity;

import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.decide.DecisionCodec;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.model.registry.Registry;
import dev.pandan.spec.project.PolicySpec;
import dev.pandan.spec.project.Target;
import dev.pandan.training.evaluate.ClassMetrics;
import dev.pandan.training.evaluate.ClassPredictions;
import dev.pandan.training.evaluate.Metrics;
import dev.pandan.training.evaluate.NumberMetrics;
import dev.pandan.training.evaluate.NumberPredictions;
import dev.pandan.training.evaluate.Predictions;
import dev.pandan.training.evaluate.Quality;
import dev.pandan.training.history.LogRow;
import dev.pandan.training.history.Reach;
import dev.pandan.training.history.SliceOptions;
import dev.pandan.training.history.SlicedLog;
import dev.pandan.training.history.StoredProject;
import dev.pandan.training.job.Progress;
import dev.pandan.training.job.Stages;
import dev.pandan.training.job.Workforce;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * Recomputes the features of every stored decision from the stored log, on Spark, and compares them with what was logged when it was made: float bits, also those of vectors, categories, and per
 * window the number of rows and the hash of their ids.
 */
public final class ParityChecker {
    private static final int STAGES = 3;

    private final SparkSession spark;
    private final Progress progress;

    public ParityChecker(SparkSession spark, Progress progress) {
        this.spark = spark;
        this.progress = progress;
    }

    /** Fails with {@code NOT_FOUND} if the project has no such decision. No stored decision is no failure: nothing is checked then. */
    public ParityReport check(StoredProject project, String name, ParityOptions options) {
        DecisionProgram decision = project.decision(name);
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Reach reach = Reach.of(project.program(), decision, true);
        Stages stages = new Stages(progress, System::nanoTime, STAGES);
        int slices =
                options.slices() > 0 ? options.slices() : Workforce.of(context).tasks();
        SliceOptions slicing = new SliceOptions(name, slices, true);
        SlicedLog log = stages.run("reading the log", () -> SlicedLog.read(context, project.source(), reach, slicing));
        try (log) {
            return check(project, decision, options, log, stages);
        }
    }

    private static ParityReport check(
            StoredProject project, DecisionProgram decision, ParityOptions options, SlicedLog log, Stages stages) {
        Registry registry = new Registry(project.store().objects(), Clock.systemUTC());
        OtherBundles others = OtherBundles.of(decision, registry.list(decision.name()));
        ParityTask task = new ParityTask(project.text(), decision.name(), log, options.clock(), others);
        JavaRDD<LogRow> slices = log.slices(options.clock()).persist(StorageLevel.MEMORY_AND_DISK());
        try {
            List<Checked> all = stages.run("recomputing decisions", () -> slices.mapPartitions(task::check)
                    .collect());
            List<Checked> mismatches = all.stream()
                    .filter(Checked::differs)
                    .limit(options.explained())
                    .toList();
            Explainer explainer = new Explainer(project, decision, log);
            List<Mismatch> examples = stages.run(
                    "explaining differences",
                    () -> mismatches.isEmpty() ? List.of() : explainer.explain(mismatches, task, slices));
            return report(decision, options, all, examples);
        } finally {
            slices.unpersist();
        }
    }

    private static ParityReport report(
            DecisionProgram decision, ParityOptions options, List<Checked> all, List<Mismatch> examples) {
        List<Decision> stored = all.stream()
                .map(checked -> DecisionCodec.decode(checked.stored()))
                .toList();
        long checked = all.stream().filter(Checked::isComparable).count();
        Map<String, Long> actions = new TreeMap<>();
        stored.forEach(one -> actions.merge(one.action(), 1L, Long::sum));
        return new ParityReport(
                decision.name(),
                options.clock(),
                all.size(),
                checked,
                all.size() - checked,
                all.stream().filter(Checked::differs).count(),
                all.stream()
                        .filter(one -> one.differs() && one.windows().length == 0)
                        .count(),
                examples,
                actions,
                sha256(stored),
                live(decision, all, stored));
    }

    private static String sha256(List<Decision> decisions) {
        DecisionDigest digest = new DecisionDigest();
        decisions.stream()
                .sorted(Comparator.comparing(one -> DecisionDigest.utf8(one.id()), Arrays::compareUnsigned))
                .forEach(one -> digest.add(one.id(), DecisionDigest.bytes(one)));
        return digest.hex();
    }

    private static Optional<Quality> live(DecisionProgram decision, List<Checked> all, List<Decision> stored) {
        int[] known = IntStream.range(0, all.size())
                .filter(i -> all.get(i).label() != null
                        && !Double.isNaN(stored.get(i).score()))
                .toArray();
        double[] scores =
                Arrays.stream(known).mapToDouble(i -> stored.get(i).score()).toArray();
        int[] rules = Arrays.stream(known).map(i -> stored.get(i).rule()).toArray();
        PolicySpec policy = decision.spec().policy();
        if (decision.spec().target() == Target.CLASS) {
            return classes(all, stored, known, rules).map(found -> ClassMetrics.of(found, policy));
        }
        if (decision.spec().target() == Target.NUMBER) {
            double[] labels = Arrays.stream(known)
                    .mapToDouble(i -> (Double) Objects.requireNonNull(all.get(i).label()))
                    .toArray();
            return known.length == 0
                    ? Optional.empty()
                    : Optional.of(NumberMetrics.of(NumberPredictions.of(scores, labels, rules), policy));
        }
        boolean[] labels = new boolean[known.length];
        for (int i = 0; i < known.length; i++) {
            labels[i] = Boolean.TRUE.equals(all.get(known[i]).label());
        }
        Predictions predictions = new Predictions(scores, labels, rules);
        boolean bothClasses = predictions.positives() > 0 && predictions.positives() < predictions.size();
        return bothClasses ? Optional.of(Metrics.of(predictions, policy)) : Optional.empty();
    }

    /** Of the decisions that were made with the classes of the last one. */
    private static Optional<ClassPredictions> classes(
            List<Checked> all, List<Decision> stored, int[] known, int[] rules) {
        if (known.length == 0) {
            return Optional.empty();
        }
        List<String> classes = stored.get(known[known.length - 1]).classes().names();
        int[] same = IntStream.range(0, known.length)
                .filter(i -> stored.get(known[i]).classes().names().equals(classes))
                .toArray();
        return Optional.of(new ClassPredictions(
                classes,
                IntStream.of(same).mapToObj(i -> stored.get(known[i]).classes()).toList(),
                IntStream.of(same)
                        .mapToObj(i -> String.valueOf(all.get(known[i]).label()))
                        .toList(),
                IntStream.of(same).map(i -> rules[i]).toArray()));
    }
}
