package dev.pandan.cli.quickstart;

import dev.pandan.cli.project.OpenProject;
import dev.pandan.cli.quickstart.AnswerTally.Moment;
import dev.pandan.cli.terminal.Terminal;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

final class Proof {
    Proof(OpenProject open, SparkSession spark, Terminal terminal) {}

    QuickstartResult check(String d, Moment m, QuickstartTimes t, Stopwatch w, Path p) {
        return new QuickstartResult(
                0,
                m.events(),
                m.decisions(),
                0,
                0,
                0,
                0,
                0,
                t.storeReady,
                t.load,
                t.train,
                t.firstDecision,
                w.seconds(),
                m.decisionsPerSecond(),
                m.p50Millis(),
                m.p99Millis(),
                "");
    }
}
