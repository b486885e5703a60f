package dev.pandan.cli.report;

import dev.pandan.engine.program.Catalogue;
import dev.pandan.live.plan.DecisionCost;
import dev.pandan.live.plan.FeatureCost;
import dev.pandan.live.plan.Kept;
import dev.pandan.live.plan.Plan;
import dev.pandan.live.plan.StoreReads;
import dev.pandan.live.plan.StreamSample;
import dev.pandan.live.plan.TableCost;
import dev.pandan.live.text.Timestamps;
import dev.pandan.spec.project.Frame;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A plan for programs; what is not known is null. */
public final class CostJson {
    private static final double MICROS = 1e6;

    private CostJson() {}

    /**
     * @param note why the log was not read; empty if it was
     */
    public static Map<String, @Nullable Object> of(Plan plan, String note) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("decisions", plan.decisions().stream().map(CostJson::decision).toList());
        json.put("tables", plan.tables().stream().map(CostJson::table).toList());
        json.put("streams", plan.streams().stream().map(CostJson::stream).toList());
        json.put("rows_unknown", note.isEmpty() ? null : note);
        return json;
    }

    private static Map<String, @Nullable Object> decision(DecisionCost decision) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("decision", decision.decision());
        json.put("stream", decision.stream());
        json.put("features", decision.features().stream().map(CostJson::feature).toList());
        json.put("store_reads_cold", reads(decision.cold()));
        json.put("store_reads_warm", reads(decision.warm()));
        return json;
    }

    private static Map<String, @Nullable Object> feature(FeatureCost feature) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", feature.feature().name());
        json.put("columns", feature.columns());
        json.put(
                "lookups",
                feature.lookups().stream().map(Catalogue.LookupRead::lookup).toList());
        json.put("windows", feature.windows().stream().map(CostJson::window).toList());
        json.put("store_reads_cold", feature.cold().total());
        return json;
    }

    private static Map<String, @Nullable Object> window(FeatureCost.WindowUse use) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("window", use.read().window());
        json.put("table", use.table().table());
        kept(json, use.kept());
        return json;
    }

    private static Map<String, @Nullable Object> table(TableCost table) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("table", table.table());
        json.put("stream", table.stream());
        json.put("windows", table.windows());
        json.put("longest_s", table.longestMicros() == Frame.EVER ? null : table.longestMicros() / MICROS);
        json.put("bytes_per_row", table.bytesPerRow());
        json.put("bytes_per_key", table.bytesPerKey());
        kept(json, table.kept());
        return json;
    }

    private static void kept(Map<String, @Nullable Object> json, Optional<Kept> kept) {
        json.put("rows", known(kept, Kept::rows));
        json.put("keys", known(kept, Kept::keys));
        json.put("bytes", known(kept, Kept::bytes));
    }

    private static @Nullable Long known(Optional<Kept> kept, ToLongFunction<Kept> figure) {
        return kept.map(figure::applyAsLong).orElse(null);
    }

    private static Map<String, Object> reads(StoreReads reads) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ids", reads.ids());
        json.put("windows", reads.windows());
        json.put("lookups", reads.lookups());
        json.put("all", reads.total());
        return json;
    }

    private static Map<String, @Nullable Object> stream(StreamSample sample) {
        boolean empty = sample.rows() == 0;
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("stream", sample.stream());
        json.put("rows", sample.rows());
        json.put("exact", sample.exact());
        json.put("from", empty ? null : Timestamps.format(sample.firstMicros()));
        json.put("to", empty ? null : Timestamps.format(sample.lastMicros()));
        json.put("rows_per_hour", sample.rowsPerHour());
        json.put("stored_bytes_per_row", sample.payloadBytes());
        return json;
    }
}
