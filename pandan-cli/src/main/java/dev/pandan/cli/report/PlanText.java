package dev.pandan.cli.report;

import dev.pandan.cli.terminal.TextTable;
import dev.pandan.live.text.Timestamps;
import dev.pandan.spec.project.Durations;
import dev.pandan.spec.project.Frame;
import dev.pandan.training.plan.PlanKind;
import dev.pandan.training.plan.SliceFacts;
import dev.pandan.training.plan.StreamFacts;
import dev.pandan.training.plan.TrainingPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The plan of a training set. */
public final class PlanText {
    /** Of more slices the first ones are shown and the last one. */
    private static final int MOST_SLICES = 12;

    private PlanText() {}

    public static List<String> lines(TrainingPlan plan) {
        List<String> lines = new ArrayList<>();
        lines.add("plan: " + plan.kind().text() + ": " + plan.why());
        lines.add(String.format(
                Locale.ROOT,
                "spark: %s, %,d tasks at a time, %s heap and %s for each task",
                plan.workforce().master(),
                plan.workforce().tasks(),
                mib(plan.workforce().heapBytes()),
                mib(plan.bytesPerTask())));
        lines.add("");
        lines.addAll(streams(plan).lines());
        lines.add("");
        lines.addAll(ways(plan).lines());
        lines.add("");
        lines.addAll(slices(plan).lines());
        return lines;
    }

    private static TextTable streams(TrainingPlan plan) {
        TextTable table = new TextTable("stream", "rows", "bytes", "from", "until", "windows reach back");
        for (StreamFacts stream : plan.streams()) {
            table.row(
                    stream.name(),
                    count(stream.rows()),
                    count(stream.bytes()),
                    stream.rows() == 0 ? "-" : Timestamps.format(stream.firstMicros()),
                    stream.rows() == 0 ? "-" : Timestamps.format(stream.lastMicros()),
                    reach(stream.reachMicros()));
        }
        return table;
    }

    private static String reach(long micros) {
        return micros == Frame.EVER ? "ever" : micros == 0 ? "-" : Durations.text(micros);
    }

    private static TextTable ways(TrainingPlan plan) {
        TextTable table = new TextTable("way", "parts", "rows read again", "largest task", "fits", "");
        table.row(
                PlanKind.TIME.text(),
                count(plan.slices().size()),
                count(plan.warmUpRows()),
                mib(plan.bytesByTime()),
                plan.bytesByTime() <= plan.bytesPerTask() ? "yes" : "no",
                "");
        table.row(
                PlanKind.KEY.text(),
                count(plan.keyParts()),
                "0",
                mib(plan.bytesByKey()),
                plan.bytesByKey() <= plan.bytesPerTask() ? "yes" : "no",
                String.format(
                        Locale.ROOT,
                        "%,d keys, the largest has %.1f %% of a window table",
                        plan.keys(),
                        100 * plan.largestKeyShare()));
        return table;
    }

    private static TextTable slices(TrainingPlan plan) {
        TextTable table = new TextTable("slice", "from", "until", "events", "rows before", "task");
        List<SliceFacts> all = plan.slices();
        for (int i = 0; i < all.size(); i++) {
            boolean shown = all.size() <= MOST_SLICES || i < MOST_SLICES - 2 || i == all.size() - 1;
            if (shown) {
                table.row(row(i, all.get(i)));
            } else if (i == MOST_SLICES - 2) {
                table.row("...", "", "", "", "", "");
            }
        }
        return table;
    }

    private static String[] row(int position, SliceFacts slice) {
        return new String[] {
            Integer.toString(position + 1),
            Timestamps.format(slice.span().fromMicros()),
            Timestamps.format(slice.span().toMicros()),
            count(slice.events()),
            count(slice.warmUpRows()),
            mib(slice.bytes())
        };
    }

    /** The same for JSON: bytes as plain numbers, times as text. */
    public static Map<String, @Nullable Object> json(TrainingPlan plan) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("decision", plan.decision());
        json.put("as_of", plan.clock().text());
        json.put("by", plan.kind() == PlanKind.TIME ? "time" : "key");
        json.put("why", plan.why());
        json.put("fits", plan.fits());
        json.put("master", plan.workforce().master());
        json.put("executors", plan.workforce().executors());
        json.put("tasks_at_a_time", plan.workforce().tasks());
        json.put("heap_bytes", plan.workforce().heapBytes());
        json.put("bytes_per_task", plan.bytesPerTask());
        json.put("streams", plan.streams().stream().map(PlanText::json).toList());
        json.put("by_time", byTime(plan));
        json.put("by_key", byKey(plan));
        json.put("slices", plan.slices().stream().map(PlanText::json).toList());
        return json;
    }

    private static Map<String, Object> byTime(TrainingPlan plan) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("slices", plan.slices().size());
        json.put("warm_up_rows", plan.warmUpRows());
        json.put("largest_task_bytes", plan.bytesByTime());
        return json;
    }

    private static Map<String, Object> byKey(TrainingPlan plan) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("parts", plan.keyParts());
        json.put("keys", plan.keys());
        json.put("largest_key_share", plan.largestKeyShare());
        json.put("largest_task_bytes", plan.bytesByKey());
        return json;
    }

    private static Map<String, @Nullable Object> json(StreamFacts stream) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("stream", stream.name());
        json.put("rows", stream.rows());
        json.put("bytes", stream.bytes());
        json.put("from", stream.rows() == 0 ? null : Timestamps.format(stream.firstMicros()));
        json.put("until", stream.rows() == 0 ? null : Timestamps.format(stream.lastMicros()));
        json.put("reach", reach(stream.reachMicros()));
        return json;
    }

    private static Map<String, Object> json(SliceFacts slice) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("from", Timestamps.format(slice.span().fromMicros()));
        json.put("until", Timestamps.format(slice.span().toMicros()));
        json.put("events", slice.events());
        json.put("warm_up_rows", slice.warmUpRows());
        json.put("bytes", slice.bytes());
        return json;
    }

    private static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String mib(long bytes) {
        return String.format(Locale.ROOT, "%,d MiB", Math.round(bytes / (double) (1 << 20)));
    }
}
