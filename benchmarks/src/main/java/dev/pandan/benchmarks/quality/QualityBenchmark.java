package dev.pandan.benchmarks.quality;

import dev.pandan.benchmarks.Options;
import dev.pandan.benchmarks.result.Result;
import dev.pandan.spec.project.Target;
import dev.pandan.training.job.SparkSessions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** What the models are worth that Pandan trains on the flights and on data sets of scikit-learn's, beside their libraries' own fits on the same split. */
public final class QualityBenchmark {
    private final Options options;

    public QualityBenchmark(Options options) {
        this.options = options;
    }

    public Result run() {
        try {
            Path folder = Files.createTempDirectory("pandan-quality");
            PythonSide python = new PythonSide(options.home(), folder.resolve("python"));
            Path data = python.dataSets();
            SparkSession spark = SparkSessions.open(folder.resolve("spark"), 2);
            try {
                List<DataSet> sets = List.of(
                        new ScikitData("breast_cancer", Target.BINARY, data.resolve("breast_cancer.csv")).load(spark),
                        new ScikitData("digits", Target.BINARY, data.resolve("digits.csv")).load(spark),
                        new ScikitData("diabetes", Target.NUMBER, data.resolve("diabetes.csv")).load(spark),
                        new FlightsData(options.home()).load(spark));
                List<Comparison> all = new ArrayList<>();
                for (DataSet set : sets) {
                    all.addAll(new SparkSide(spark).compare(set));
                    all.addAll(python.compare(set));
                }
                return result(all);
            } finally {
                spark.stop();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Result result(List<Comparison> all) {
        Result result = new Result();
        result.line(
                "%-14s %-13s %-30s %-6s %8s %8s %9s",
                "data", "library", "estimator", "figure", "Pandan", "itself", "lack");
        for (Comparison each : all) {
            result.line("%s", each.line());
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("pandan", each.ours());
            figures.put("library", each.theirs());
            result.figure(each.data().name() + "/" + each.library() + "/" + each.estimator(), figures);
        }
        double most = all.stream().mapToDouble(Comparison::lack).max().orElseThrow();
        result.line("at most %.4f behind (goal: 0.002)", most);
        result.figure("lack_max", most);
        return result;
    }
}
