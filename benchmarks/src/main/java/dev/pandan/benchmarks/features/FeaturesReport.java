package dev.pandan.benchmarks.features;

import dev.pandan.benchmarks.result.Result;
import java.util.List;

/** What was found, as a table and as figures. */
final class FeaturesReport {
    private final Passes flights;
    private final Passes hot;
    private final Result result = new Result();

    FeaturesReport(Passes flights, Passes hot) {
        this.flights = flights;
        this.hot = hot;
    }

    Result result() {
        figures();
        result.line(
                "features: read a Parquet file, compute the features of every event, consume them; 2 threads each, medians of %d",
                flights.duck().size());
        result.line("");
        head("%,d flights, 7 features over 3 windows".formatted(flights.events()), flights);
        row("DuckDB, running totals and ASOF joins", flights.duck());
        row("DuckDB, RANGE frames (1 pass)", flights.frames());
        row("Spark SQL, RANGE frames (1 pass)", flights.spark());
        result.line("");
        head("%,d payments, 5 accounts, 7 days".formatted(hot.events()), hot);
        row("DuckDB, RANGE frames", hot.duck());
        row("Spark SQL, RANGE frames (1 pass)", hot.spark());
        result.line("");
        result.line("  / ours: divided by the passes of ours right before and after");
        result.line(
                "  all features of %,d events equal DuckDB's, of %,d Spark SQL's; totals over all events equal everyone's",
                flights.compared() + hot.compared(), flights.sparkCompared() + hot.sparkCompared());
        return result;
    }

    private void figures() {
        result.figure("benchmark", "features");
        result.figure("duckdb_ratio", Passes.ratio(flights.duck()));
        result.figure("spark_ratio", Passes.ratio(flights.spark()));
        result.figure("spark_hot_ratio", Passes.ratio(hot.spark()));
        result.figure("rows_per_s", flights.events() / flights.seconds());
        result.figure("duckdb_range_ratio", Passes.ratio(flights.frames()));
        result.figure("duckdb_hot_ratio", Passes.ratio(hot.duck()));
        result.figure("duckdb_cpu_ratio", Passes.cpuRatio(flights.duck()));
        result.figure("spark_cpu_ratio", Passes.cpuRatio(flights.spark()));
        result.figure("spark_hot_cpu_ratio", Passes.cpuRatio(hot.spark()));
        result.figure("seconds", flights.seconds());
        result.figure("duckdb_seconds", Passes.seconds(flights.duck()));
        result.figure("duckdb_range_seconds", Passes.seconds(flights.frames()));
        result.figure("spark_seconds", Passes.seconds(flights.spark()));
        result.figure("hot_seconds", hot.seconds());
        result.figure("duckdb_hot_seconds", Passes.seconds(hot.duck()));
        result.figure("spark_hot_seconds", Passes.seconds(hot.spark()));
        result.figure("rows", flights.events());
        result.figure("hot_rows", hot.events());
        result.figure("compared", flights.compared() + hot.compared());
        result.figure("spark_compared", flights.sparkCompared() + hot.sparkCompared());
    }

    private void head(String what, Passes passes) {
        result.line("  %-46s %10s %8s %12s %10s", what, "seconds", "/ ours", "cpu seconds", "/ ours");
        result.line("  %-46s %10.2f %8s %12.2f", "ours", passes.seconds(), "", passes.cpuSeconds());
    }

    private void row(String name, List<Round> rounds) {
        result.line(
                "  %-46s %10.2f %8.2f %12.2f %10.2f",
                name, Passes.seconds(rounds), Passes.ratio(rounds), Passes.cpuSeconds(rounds), Passes.cpuRatio(rounds));
    }
}
