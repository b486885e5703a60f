package dev.pandan.server.metrics;

import dev.pandan.live.metrics.LiveMetrics;
import dev.pandan.live.metrics.LiveMetrics.CacheMetrics;
import dev.pandan.live.metrics.LiveMetrics.CaptureMetrics;
import dev.pandan.live.metrics.LiveMetrics.ShadowMetrics;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a live project counts, as Prometheus reads it. */
public final class PrometheusText {
    /** Media type of the text. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private PrometheusText() {}

    /**
     * @param ready whether events are taken in
     * @param streams requests of lines that are open
     */
    public static String of(LiveMetrics live, boolean ready, int streams) {
        MetricsText text = new MetricsText();
        text.metric("pandan_ready", "gauge", "1 if events are taken in.").value(ready ? 1 : 0);
        events(text, live);
        LatencyText.write(
                text, "pandan_request_seconds", "From an event's arrival to its durable answer.", live.latency());
        text.metric("pandan_in_flight", "gauge", "Events that wait for their answer.")
                .value(live.inFlight());
        text.metric("pandan_event_streams", "gauge", "Open requests of /v1/events.")
                .value(streams);
        text.metric("pandan_journal_batches_total", "counter", "Batches of events appended to the journal.")
                .value(live.journalBatches());
        text.metric("pandan_recoveries_total", "counter", "New starts after a failure of the store or a lost lease.")
                .value(live.recoveries());
        cache(text, live.windowCache());
        captures(text, live.captures());
        shadow(text, live.shadow());
        JvmText.write(text);
        return text.toString();
    }

    private static void events(MetricsText text, LiveMetrics live) {
        text.metric("pandan_events_total", "counter", "Events stored and acknowledged.")
                .value(live.events());
        text.metric("pandan_repeats_total", "counter", "Events that were there before.")
                .value(live.repeats());
        text.metric("pandan_dry_runs_total", "counter", "Events decided about and not stored.")
                .value(live.dryRuns());
        text.metric("pandan_decisions_total", "counter", "Decisions stored and acknowledged.");
        live.actions().forEach((key, count) -> {
            int slash = key.indexOf('/');
            text.value(decision("decision", key.substring(0, slash), key.substring(slash + 1)), count);
        });
        text.metric("pandan_bundle_decisions_total", "counter", "The same by the bundle that decided.");
        live.bundleActions().forEach((key, count) -> {
            int slash = key.indexOf('/');
            text.value(decision("bundle", key.substring(0, slash), key.substring(slash + 1)), count);
        });
        text.metric("pandan_rejects_total", "counter", "Events that were refused.");
        live.rejects().forEach((code, count) -> text.value("code", code.name(), count));
    }

    private static Map<String, String> decision(String label, String of, String action) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(label, of);
        labels.put("action", action);
        return labels;
    }

    private static void captures(MetricsText text, Map<String, CaptureMetrics> captures) {
        if (captures.isEmpty()) {
            return;
        }
        text.metric("pandan_capture_ok", "gauge", "1 if rows of the stream's table are captured.");
        captures.forEach((stream, capture) ->
                text.value("stream", stream, capture.trouble().isEmpty() ? 1 : 0));
        text.metric("pandan_captured_rows_total", "counter", "Rows of the stream's table that became events.");
        captures.forEach((stream, capture) -> text.value("stream", stream, capture.captured()));
        text.metric(
                "pandan_capture_changed_rows_total", "counter", "Rows that were events and have other content now.");
        captures.forEach((stream, capture) -> text.value("stream", stream, capture.changed()));
        text.metric("pandan_capture_rejected_rows_total", "counter", "Rows that can be no events.");
        captures.forEach((stream, capture) -> text.value("stream", stream, capture.rejected()));
        text.metric("pandan_capture_lag_seconds", "gauge", "From the last captured row's time to its event.");
        captures.forEach((stream, capture) -> text.value("stream", stream, capture.lagMillis() / 1_000.0));
    }

    private static void shadow(MetricsText text, ShadowMetrics shadow) {
        text.metric("pandan_shadow_scored_total", "counter", "Scores of challengers, stored.");
        shadow.scored().forEach((bundle, count) -> text.value("bundle", bundle, count));
        text.metric("pandan_shadow_dropped_total", "counter", "Decisions that challengers could not score.");
        shadow.dropped().forEach((decision, count) -> text.value("decision", decision, count));
        text.metric("pandan_shadow_waiting", "gauge", "Decisions that wait for challengers.")
                .value(shadow.waiting());
    }

    private static void cache(MetricsText text, CacheMetrics cache) {
        text.metric("pandan_window_cache_hits_total", "counter", "Windows that were in memory when needed.")
                .value(cache.hits());
        text.metric("pandan_window_cache_misses_total", "counter", "Windows that were read from the store.")
                .value(cache.misses());
        text.metric("pandan_window_cache_evictions_total", "counter", "Windows dropped to stay within the limit.")
                .value(cache.evictions());
        text.metric("pandan_window_cache_keys", "gauge", "Window keys in memory.")
                .value(cache.keys());
        text.metric("pandan_window_cache_bytes", "gauge", "Estimated heap of windows in memory.")
                .value(cache.bytes());
    }
}
