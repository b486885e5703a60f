package dev.pandan.cli.report;

import dev.pandan.live.text.Timestamps;
import dev.pandan.training.parity.Mismatch;
import dev.pandan.training.parity.ParityReport;
import dev.pandan.training.parity.RowCause;
import dev.pandan.training.parity.WindowDifference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A parity check as people and programs read it. */
public final class ParityText {
    private static final double MICROS = 1e6;

    private ParityText() {}

    public static List<String> lines(ParityReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%,d stored decisions, %,d recomputed as of %s and compared bit for bit: %s",
                report.stored(),
                report.checked(),
                report.clock().text(),
                report.holds() ? "all equal" : String.format(Locale.ROOT, "%,d differ", report.mismatches())));
        if (report.skipped() > 0) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%,d were made with other features than the project's and are left out",
                    report.skipped()));
        }
        if (report.violations() > 0) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%,d of them have equal digests but other bits: a defect of Pandan, please report it",
                    report.violations()));
        }
        report.examples().forEach(mismatch -> add(lines, mismatch));
        if (report.mismatches() > report.examples().size()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "... and %,d more",
                    report.mismatches() - report.examples().size()));
        }
        return lines;
    }

    private static void add(List<String> lines, Mismatch mismatch) {
        lines.add("");
        lines.add(mismatch.id() + " at " + Timestamps.format(mismatch.timeMicros()) + ", features that differ: "
                + (mismatch.features().isEmpty() ? "none" : String.join(", ", mismatch.features())));
        for (WindowDifference window : mismatch.windows()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %s: read %,d rows, now %,d",
                    window.window(),
                    window.logged(),
                    window.recomputed()));
            window.rows().forEach(row -> lines.add("    " + describe(row)));
            if (window.rows().isEmpty()) {
                lines.add("    the rows that make the difference could not be found");
            }
        }
    }

    private static String describe(RowCause row) {
        String what = row.stream() + " " + row.id() + " at " + Timestamps.format(row.timeMicros());
        return what
                + switch (row.cause()) {
                    case LATE ->
                        String.format(
                                Locale.ROOT,
                                ": late, arrived %.3f s after the decided event",
                                row.lateMicros() / MICROS);
                    case CONCURRENT -> ": concurrent, admitted by another writer";
                    case LOST -> ": lost, arrived before and was not read";
                    case NOT_IN_LOG -> ": was read, but is not in the log";
                };
    }

    public static Map<String, Object> json(ParityReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("decision", report.decision());
        json.put("as_of", report.clock().text());
        json.put("stored", report.stored());
        json.put("checked", report.checked());
        json.put("skipped", report.skipped());
        json.put("mismatches", report.mismatches());
        json.put("violations", report.violations());
        json.put("actions", report.actions());
        json.put("decisions_sha256", report.decisionsSha256());
        report.live().ifPresent(metrics -> json.put("live", MetricsText.json(metrics)));
        json.put("examples", report.examples().stream().map(ParityText::json).toList());
        return json;
    }

    private static Map<String, Object> json(Mismatch mismatch) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", mismatch.id());
        json.put("time", Timestamps.format(mismatch.timeMicros()));
        json.put("features", mismatch.features());
        json.put("windows", mismatch.windows().stream().map(ParityText::json).toList());
        return json;
    }

    private static Map<String, Object> json(WindowDifference window) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("window", window.window());
        json.put("logged_rows", window.logged());
        json.put("recomputed_rows", window.recomputed());
        json.put("rows", window.rows().stream().map(ParityText::json).toList());
        return json;
    }

    private static Map<String, Object> json(RowCause row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("stream", row.stream());
        json.put("id", row.id());
        json.put("time", Timestamps.format(row.timeMicros()));
        json.put("cause", row.cause().name().toLowerCase(Locale.ROOT));
        json.put("late_s", row.lateMicros() / MICROS);
        return json;
    }
}
