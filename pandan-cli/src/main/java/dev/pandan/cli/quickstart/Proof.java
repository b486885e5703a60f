package dev.pandan.cli.quickstart;

import dev.pandan.cli.project.OpenProject;
import dev.pandan.cli.project.StoredProjects;
import dev.pandan.cli.quickstart.AnswerTally.Moment;
import dev.pandan.cli.report.MetricsText;
import dev.pandan.cli.report.ParityText;
import dev.pandan.cli.terminal.ProgressBar;
import dev.pandan.cli.terminal.Terminal;
import dev.pandan.training.evaluate.Metrics;
import dev.pandan.training.evaluate.Quality;
import dev.pandan.training.parity.ParityOptions;
import dev.pandan.training.parity.ParityReport;
import dev.pandan.training.session.TrainingSession;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Checks, from what the database holds, that the live decisions were right, and how good they were. */
final class Proof {
    private final OpenProject open;
    private final TrainingSession session;
    private final Terminal terminal;

    Proof(OpenProject open, TrainingSession session, Terminal terminal) {
        this.open = open;
        this.session = session;
        this.terminal = terminal;
    }

    QuickstartResult check(String decision, Moment fed, QuickstartTimes times, Stopwatch watch) {
        ParityReport report;
        try (ProgressBar bar = new ProgressBar(terminal)) {
            ParityOptions options = ParityOptions.standard();
            report = session.parityChecker(bar).check(StoredProjects.of(open), decision, options);
        }
        ParityText.lines(report).forEach(terminal::print);
        report.live().ifPresent(this::tell);
        return result(fed, times, watch, report);
    }

    private void tell(Quality metrics) {
        terminal.print("");
        terminal.print(String.format(
                Locale.ROOT, "by the arrivals that came after them, on %,d labelled live decisions:", metrics.rows()));
        MetricsText.lines(Map.of("live decisions", metrics)).forEach(terminal::print);
    }

    private static Optional<Metrics> live(ParityReport report) {
        return report.live().filter(Metrics.class::isInstance).map(Metrics.class::cast);
    }

    private static QuickstartResult result(Moment fed, QuickstartTimes times, Stopwatch watch, ParityReport report) {
        return new QuickstartResult(
                Double.parseDouble(System.getProperty("pandan.build.seconds", "0")),
                fed.events(),
                fed.decisions(),
                report.stored(),
                live(report).map(Metrics::auc).orElse(Double.NaN),
                live(report).map(Metrics::averagePrecision).orElse(Double.NaN),
                report.checked(),
                report.mismatches(),
                times.storeReady,
                times.load,
                times.train,
                times.firstDecision,
                watch.seconds(),
                fed.decisionsPerSecond(),
                fed.p50Millis(),
                fed.p99Millis(),
                report.decisionsSha256());
    }
}
