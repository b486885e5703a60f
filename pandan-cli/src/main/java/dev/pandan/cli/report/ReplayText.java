package dev.pandan.cli.report;

import dev.pandan.cli.terminal.TextTable;
import dev.pandan.live.replay.ReplayReport;
import dev.pandan.live.text.Timestamps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A replay for people and for programs. */
public final class ReplayText {
    private ReplayText() {}

    /**
     * @param by what decided again, for example {@code late@4 and the policy of pandan.yaml}
     */
    public static List<String> lines(ReplayReport report, String by) {
        List<String> lines = new ArrayList<>();
        lines.add(format("%,d decisions again, by %s", report.decisions(), by));
        if (report.otherFeatures() > 0) {
            lines.add(format("%,d decisions were made with other features and are left out", report.otherFeatures()));
        }
        if (report.decisions() == 0) {
            return lines;
        }
        lines.add(format(
                "%,d have another action, %,d another score; the score changes by %.4f in the mean, by %.4f at most",
                report.changedActions(),
                report.changedScores(),
                report.meanScoreChange(),
                report.largestScoreChange()));
        lines.add("");
        TextTable turns = new TextTable("action", "would be", "decisions");
        report.actions().forEach((turn, count) -> turns.row(turn.was(), turn.wouldBe(), format("%,d", count)));
        lines.addAll(turns.lines());
        if (!report.examples().isEmpty()) {
            lines.add("");
            TextTable table = new TextTable("event", "time", "bundle", "score", "would be", "action", "would be");
            for (ReplayReport.Example example : report.examples()) {
                table.row(
                        example.id(),
                        Timestamps.format(example.timeMicros()),
                        Integer.toString(example.bundle()),
                        score(example.was()),
                        score(example.wouldBe()),
                        example.turn().was(),
                        example.turn().wouldBe());
            }
            lines.addAll(table.lines());
        }
        return lines;
    }

    public static Map<String, @Nullable Object> json(ReplayReport report) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("decisions", report.decisions());
        json.put("other_features", report.otherFeatures());
        json.put("changed_actions", report.changedActions());
        json.put("changed_scores", report.changedScores());
        json.put("mean_score_change", number(report.meanScoreChange()));
        json.put("largest_score_change", report.largestScoreChange());
        List<Map<String, Object>> actions = new ArrayList<>();
        report.actions()
                .forEach((turn, count) ->
                        actions.add(Map.of("action", turn.was(), "would_be", turn.wouldBe(), "decisions", count)));
        json.put("actions", actions);
        json.put("examples", report.examples().stream().map(ReplayText::example).toList());
        return json;
    }

    private static Map<String, @Nullable Object> example(ReplayReport.Example example) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("event", example.id());
        json.put("time", Timestamps.format(example.timeMicros()));
        json.put("bundle", example.bundle());
        json.put("score", number(example.was()));
        json.put("score_would_be", number(example.wouldBe()));
        json.put("action", example.turn().was());
        json.put("action_would_be", example.turn().wouldBe());
        return json;
    }

    private static @Nullable Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static String score(double value) {
        return Double.isNaN(value) ? "-" : format("%.4f", value);
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
