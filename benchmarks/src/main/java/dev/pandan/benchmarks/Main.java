package dev.pandan.benchmarks;

import dev.pandan.benchmarks.decide.DecideBenchmark;
import dev.pandan.benchmarks.engine.EngineBenchmark;
import dev.pandan.benchmarks.features.FeaturesBenchmark;
import dev.pandan.benchmarks.load.LoadBenchmark;
import dev.pandan.benchmarks.models.ModelsBenchmark;
import dev.pandan.benchmarks.quality.QualityBenchmark;
import dev.pandan.benchmarks.result.Result;
import dev.pandan.benchmarks.scan.ScanBenchmark;
import dev.pandan.benchmarks.tiles.TilesBenchmark;
import dev.pandan.spec.error.PandanException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs one benchmark by name. Exit status: 0, 1 (it failed), 2 (command line not understood). */
public final class Main {
    private static final Map<String, Function<Options, Result>> BENCHMARKS = new TreeMap<>(Map.of(
            "decide", options -> new DecideBenchmark(options).run(),
            "engine", options -> new EngineBenchmark(options).run(),
            "features", options -> new FeaturesBenchmark(options).run(),
            "load", options -> new LoadBenchmark(options).run(),
            "models", options -> new ModelsBenchmark(options).run(),
            "quality", options -> new QualityBenchmark(options).run(),
            "scan", options -> new ScanBenchmark(options).run(),
            "tiles", options -> new TilesBenchmark(options).run()));

    private Main() {}

    public static void main(String[] words) {
        System.exit(run(words, Path.of(System.getProperty("pandan.home", "."))));
    }

    static int run(String[] words, Path home) {
        Options options;
        @Nullable Function<Options, Result> benchmark;
        try {
            options = Options.parse(words, home);
            benchmark = BENCHMARKS.get(options.name());
            if (benchmark == null) {
                throw new IllegalArgumentException("no benchmark '" + options.name() + "' (there are: "
                        + String.join(", ", BENCHMARKS.keySet()) + ")");
            }
        } catch (IllegalArgumentException e) {
            System.err.println("benchmarks: " + e.getMessage());
            System.err.println(Options.USAGE);
            return 2;
        }
        try {
            Result result = benchmark.apply(options);
            System.out.println(result.table());
            if (options.json()) {
                System.out.println(result.json());
            }
            return 0;
        } catch (PandanException e) {
            System.err.println("benchmarks: " + e.getMessage());
            return 1;
        }
    }
}
