package dev.pandan.cli.report;

import dev.pandan.cli.terminal.TextTable;
import dev.pandan.live.plan.DecisionCost;
import dev.pandan.live.plan.FeatureCost;
import dev.pandan.live.plan.Kept;
import dev.pandan.live.plan.Plan;
import dev.pandan.live.plan.StoreReads;
import dev.pandan.live.plan.StreamSample;
import dev.pandan.live.plan.TableCost;
import dev.pandan.live.text.Timestamps;
import dev.pandan.spec.project.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A plan as people read it. */
public final class CostText {
    private CostText() {}

    /**
     * @param note why the log was not read; empty if it was
     */
    public static List<String> lines(Plan plan, String note) {
        List<String> lines = new ArrayList<>();
        for (DecisionCost decision : plan.decisions()) {
            lines.add("");
            lines.add(decision.decision() + ", for each event of " + decision.stream());
            decision.features().forEach(feature -> add(lines, feature));
            lines.add("");
            lines.addAll(reads(decision).lines());
        }
        if (!plan.tables().isEmpty()) {
            lines.add("");
            lines.addAll(tables(plan).lines());
            lines.add("");
            lines.add(
                    "bytes are of memory, if all keys of the longest window are there; the limit on it drops keys, which are then read again");
        }
        lines.add("");
        plan.streams().forEach(sample -> lines.add(sample(sample)));
        if (!note.isEmpty()) {
            lines.add("rows are not known: " + note);
        }
        return lines;
    }

    private static void add(List<String> lines, FeatureCost feature) {
        lines.add("");
        lines.add("  " + feature.feature().name());
        if (!feature.columns().isEmpty()) {
            lines.add("    reads the event's " + String.join(", ", feature.columns()));
        }
        feature.lookups().forEach(lookup -> lines.add("    reads " + CatalogueText.lookup(lookup)));
        for (FeatureCost.WindowUse use : feature.windows()) {
            lines.add("    reads " + CatalogueText.window(use.read()));
            lines.add("    keeps " + kept(use));
        }
        if (feature.windows().isEmpty()) {
            lines.add("    keeps nothing");
        }
        lines.add("    store reads: " + feature.cold().total() + " cold, 0 warm");
    }

    private static String kept(FeatureCost.WindowUse use) {
        TableCost table = use.table();
        String each = table.bytesPerRow() + " bytes a row and " + table.bytesPerKey() + " a key in " + table.table()
                + shared(use);
        return use.kept()
                .map(kept -> String.format(
                        Locale.ROOT,
                        "about %,d rows of %,d keys, %s: %s",
                        kept.rows(),
                        kept.keys(),
                        bytes(kept.bytes()),
                        each))
                .orElse(each);
    }

    private static String shared(FeatureCost.WindowUse use) {
        List<String> others = use.table().windows().stream()
                .filter(window -> !window.equals(use.read().window()))
                .toList();
        return others.isEmpty() ? "" : ", shared with " + String.join(", ", others);
    }

    private static TextTable reads(DecisionCost decision) {
        TextTable table = new TextTable("  store reads of a decision", "cold", "warm");
        StoreReads cold = decision.cold();
        StoreReads warm = decision.warm();
        row(table, "is the event known? (shared by events that come together)", cold.ids(), warm.ids());
        row(table, "windows, by table and key", cold.windows(), warm.windows());
        row(table, "lookups", cold.lookups(), warm.lookups());
        row(table, "all", cold.total(), warm.total());
        return table;
    }

    private static void row(TextTable table, String what, int cold, int warm) {
        table.row("  " + what, String.valueOf(cold), String.valueOf(warm));
    }

    private static TextTable tables(Plan plan) {
        TextTable table =
                new TextTable("window table", "longest window", "bytes a row", "bytes a key", "rows", "keys", "bytes");
        for (TableCost cost : plan.tables()) {
            table.row(
                    cost.table(),
                    new Frame(cost.longestMicros(), Frame.ALL, 0).toString(),
                    String.valueOf(cost.bytesPerRow()),
                    String.valueOf(cost.bytesPerKey()),
                    cost.kept().map(Kept::rows).map(CostText::count).orElse("?"),
                    cost.kept().map(Kept::keys).map(CostText::count).orElse("?"),
                    cost.kept().map(Kept::bytes).map(CostText::bytes).orElse("?"));
        }
        return table;
    }

    private static String sample(StreamSample sample) {
        if (sample.rows() == 0) {
            return sample.stream() + ": the log is empty";
        }
        return String.format(
                Locale.ROOT,
                "%s: %s%,d rows in the log, %,.1f an hour from %s to %s, %,.0f stored bytes each",
                sample.stream(),
                sample.exact() ? "" : "about ",
                sample.rows(),
                sample.rowsPerHour(),
                Timestamps.format(sample.firstMicros()),
                Timestamps.format(sample.lastMicros()),
                sample.payloadBytes());
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String bytes(long bytes) {
        if (bytes < 10_000) {
            return bytes + " B";
        }
        return bytes < 10_000_000
                ? String.format(Locale.ROOT, "%,.0f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%,.0f MB", bytes / 1e6);
    }
}
