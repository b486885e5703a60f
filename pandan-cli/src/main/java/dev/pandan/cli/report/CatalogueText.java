package dev.pandan.cli.report;

import dev.pandan.engine.program.Catalogue;
import java.util.ArrayList;
import java.util.List;

/** A catalogue of features as people read it: a block for each feature. */
public final class CatalogueText {
    private CatalogueText() {}

    public static List<String> lines(List<Catalogue.Entry> entries) {
        List<String> lines = new ArrayList<>();
        String decision = "";
        for (Catalogue.Entry entry : entries) {
            if (!entry.decision().equals(decision)) {
                decision = entry.decision();
                lines.add((lines.isEmpty() ? "" : "\n") + decision + ", about " + entry.stream());
            }
            add(lines, entry);
        }
        return lines;
    }

    private static void add(List<String> lines, Catalogue.Entry entry) {
        lines.add("");
        lines.add("  " + entry.name() + "  (" + entry.feature().describe() + ")");
        entry.description().ifPresent(text -> text.lines().forEach(line -> lines.add("    " + line.strip())));
        lines.add("    = " + entry.feature().expression().text().strip().replaceAll("\\s*\\n\\s*", "\n      "));
        reads(entry.reads()).forEach(text -> lines.add("    reads " + text));
        lines.add("    used by " + users(entry.usedBy()));
    }

    /** One line for each thing that is read. */
    static List<String> reads(Catalogue.Reads reads) {
        List<String> lines = new ArrayList<>();
        if (!reads.columns().isEmpty()) {
            lines.add("the event's " + String.join(", ", reads.columns()));
        }
        reads.features().forEach(feature -> lines.add("feature " + feature));
        reads.lookups().forEach(lookup -> lines.add(lookup(lookup)));
        reads.windows().forEach(window -> lines.add(window(window) + ": " + String.join(", ", window.aggregates())));
        return lines;
    }

    static String lookup(Catalogue.LookupRead lookup) {
        return "lookup " + lookup.lookup() + " (table " + lookup.table() + " by " + key(lookup.key()) + "): "
                + String.join(", ", lookup.columns());
    }

    static String window(Catalogue.WindowRead window) {
        return "window " + window.window() + " (" + window.stream() + " by " + key(window.key()) + ", "
                + window.extent() + ")";
    }

    private static String key(List<Catalogue.KeyPart> key) {
        return String.join(", ", key.stream().map(Catalogue.KeyPart::toString).toList());
    }

    private static String users(Catalogue.UsedBy users) {
        List<String> names = new ArrayList<>();
        if (users.model()) {
            names.add("the model");
        }
        users.features().forEach(feature -> names.add("feature " + feature));
        users.rules().forEach(rule -> names.add("the rule " + rule));
        return names.isEmpty() ? "nothing" : String.join(", ", names);
    }
}
