package dev.pandan.cli.report;

import dev.pandan.cli.score.ScoreRun;
import dev.pandan.cli.terminal.TextTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A batch of decisions for people and for programs. */
public final class ScoreText {
    private ScoreText() {}

    /**
     * @param folder of the Parquet files; null: the decisions are in the database
     */
    public static List<String> lines(ScoreRun run, @Nullable Path folder) {
        List<String> lines = new ArrayList<>();
        lines.add(format("%,d decisions made, in %s", run.decisions(), folder == null ? "the database" : folder));
        if (run.partsBefore() > 0) {
            lines.add(format("%,d files were there already", run.partsBefore()));
        }
        if (run.inLog() > 0) {
            lines.add(format("%,d events are in the log already and are left out", run.inLog()));
        }
        if (run.rejected() > 0) {
            lines.add(format("%,d rows rejected, with their reasons: %s", run.rejected(), run.rejects()));
        }
        if (!run.actions().isEmpty()) {
            TextTable table = new TextTable("action", "decisions");
            run.actions().forEach((action, count) -> table.row(action, format("%,d", count)));
            lines.addAll(table.lines());
        }
        return lines;
    }

    public static Map<String, @Nullable Object> json(ScoreRun run, @Nullable Path folder) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("decisions", run.decisions());
        json.put("actions", run.actions());
        json.put("folder", folder == null ? null : folder.toString());
        json.put("files_before", run.partsBefore());
        json.put("in_log", run.inLog());
        json.put("rejected", run.rejected());
        json.put("rejects_file", run.rejects());
        return json;
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
