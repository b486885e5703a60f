package dev.pandan.benchmarks.models;

import ai.onnxruntime.OrtException;
import dev.pandan.benchmarks.Options;
import dev.pandan.benchmarks.result.Result;
import dev.pandan.model.Scorer;
import dev.pandan.model.onnx.OnnxScorer;
import dev.pandan.model.registry.Artifacts;
import dev.pandan.model.trees.TreeScorer;
import dev.pandan.training.fit.Lesson;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.job.SparkSessions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** What a score costs, by runtime and model. */
public final class ModelsBenchmark {
    private static final int BATCH = 1024;
    private static final int ROUNDS = 7;
    private static final double SAME = 1e-5;
    private static final String SKLEARN = "sklearn";

    private final Options options;
    private final CpuTime cpu = new CpuTime();

    public ModelsBenchmark(Options options) {
        this.options = options;
    }

    public Result run() {
        try {
            Path folder = Files.createTempDirectory("pandan-models");
            Result result = new Result();
            // Before all else: what other runtimes leave in the process costs decisions more than their reasons do.
            new ReasonsCost(options.home()).measure(result);
            List<Subject> subjects = new ArrayList<>();
            SparkSession spark = SparkSessions.open(folder.resolve("spark"), 2);
            Lesson lesson = DrawnRows.lesson(spark);
            try {
                subjects.addAll(SparkSubjects.train(spark, lesson));
                subjects.addAll(new PythonSubjects(options.home(), folder).train(lesson));
            } finally {
                spark.stop();
            }
            List<@Nullable Object[]> rows =
                    lesson.validation().stream().map(FeatureExample::values).toList();
            tell(
                    result,
                    subjects.stream().map(subject -> measure(subject, rows)).toList());
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Measured measure(Subject subject, List<@Nullable Object[]> rows) {
        System.err.println("models: measuring " + subject.name());
        try (Scorer scorer = subject.model().open()) {
            Batches batches = new Batches(scorer.domain(), rows, BATCH);
            byte[] onnx = subject.model().files().get(Artifacts.ONNX);
            if (onnx == null || !(scorer instanceof OnnxScorer || scorer instanceof TreeScorer)) {
                double row = cpu.micros(ROUNDS, List.of(i -> scorer.score(rows.get(i % rows.size()))))
                        .get(0);
                List<Double> many = cpu.micros(
                        ROUNDS, List.of(i -> scorer.scores(batches.unboxed(i)), i -> scorer.scores(batches.boxed(i))));
                return new Measured(
                        subject, scorer.name(), row, many.get(0) / BATCH, many.get(1) / BATCH, Double.NaN, Double.NaN);
            }
            return beside(subject, scorer, onnx, rows, batches);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    private Measured beside(Subject subject, Scorer scorer, byte[] onnx, List<@Nullable Object[]> rows, Batches batches)
            throws OrtException {
        try (BareOnnx single = new BareOnnx(onnx, scorer.domain(), rows, 1);
                BareOnnx batch = new BareOnnx(onnx, scorer.domain(), rows, BATCH)) {
            check(scorer, single, rows);
            List<Double> one = cpu.micros(
                    ROUNDS, List.of(i -> scorer.score(rows.get(i % rows.size())), i -> call(single, i % rows.size())));
            List<Double> many = cpu.micros(
                    ROUNDS,
                    List.of(
                            i -> scorer.scores(batches.unboxed(i)),
                            i -> scorer.scores(batches.boxed(i)),
                            i -> call(batch, i % batches.count())));
            return new Measured(
                    subject,
                    scorer.name(),
                    one.get(0),
                    many.get(0) / BATCH,
                    many.get(1) / BATCH,
                    one.get(1),
                    many.get(2) / BATCH);
        }
    }

    private static void check(Scorer scorer, BareOnnx bare, List<@Nullable Object[]> rows) {
        for (int i = 0; i < BATCH; i++) {
            double difference = Math.abs(scorer.score(rows.get(i)) - call(bare, i));
            if (!(difference <= SAME)) {
                throw new IllegalStateException("row " + i + " differs by " + difference + " from the bare runtime");
            }
        }
    }

    private static double call(BareOnnx bare, int call) {
        try {
            return bare.run(call);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void tell(Result result, List<Measured> all) {
        result.line(
                "%-28s %-14s %9s %9s %9s %9s %9s %14s %9s %8s",
                "model",
                "scorer",
                "row us",
                "batch us",
                "boxed us",
                "bare us",
                "bare b us",
                "ratio",
                "python us",
                "speedup");
        for (Measured one : all) {
            result.line(
                    "%-28s %-14s %9.3f %9.4f %9.4f %9.3f %9.4f %4.2f/%4.2f/%4.2f %9.1f %8.1f",
                    one.subject().name(),
                    one.scorer(),
                    one.row(),
                    one.batchRow(),
                    one.boxedRow(),
                    one.bareRow(),
                    one.bareBatchRow(),
                    one.rowRatio(),
                    one.batchRatio(),
                    one.boxedRatio(),
                    one.subject().pythonMicros(),
                    one.speedup());
            String name = one.subject().name().replace(' ', '_');
            result.figure(name + "_row_us", one.row());
            result.figure(name + "_batch_row_us", one.batchRow());
            result.figure(name + "_boxed_batch_row_us", one.boxedRow());
        }
        result.figure("tree_speedup_min", -most(trees(all), one -> -1 / Math.max(one.rowRatio(), one.batchRatio())));
        result.figure("ort_ratio_max", most(all, one -> Math.max(one.rowRatio(), one.batchRatio())));
        result.figure("ort_row_ratio_max", most(all, Measured::rowRatio));
        result.figure("ort_batch_ratio_max", most(all, Measured::batchRatio));
        result.figure("ort_boxed_batch_ratio_max", most(all, Measured::boxedRatio));
        result.figure("sklearn_speedup", -most(of(all, true), one -> -one.speedup()));
        result.figure("other_speedup_min", -most(of(all, false), one -> -one.speedup()));
    }

    private static List<Measured> trees(List<Measured> all) {
        return all.stream().filter(one -> one.scorer().equals(TreeScorer.NAME)).toList();
    }

    private static List<Measured> of(List<Measured> all, boolean isSklearn) {
        return all.stream()
                .filter(one -> one.subject().library().equals(SKLEARN) == isSklearn)
                .toList();
    }

    private static double most(List<Measured> all, ToDoubleFunction<Measured> figure) {
        DoubleStream figures = all.stream().mapToDouble(figure).filter(Double::isFinite);
        return figures.max().orElse(Double.NaN);
    }
}
