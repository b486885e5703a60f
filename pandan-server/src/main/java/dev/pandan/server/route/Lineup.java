package dev.pandan.server.route;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.pandan.live.LiveProject;
import dev.pandan.live.metrics.LiveMetrics;
import dev.pandan.live.model.Champions;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The bundles that score now, side by side: champion, canary and challengers of each decision, and what each has done. */
final class Lineup {
    private final LiveProject live;

    Lineup(LiveProject live) {
        this.live = live;
    }

    /** An array of {@code {"decision", "bundle", "stage", "share", "actions"}}; a challenger's actions are what it would have done. */
    void write(JsonGenerator json) throws IOException {
        LiveMetrics metrics = live.metrics();
        Map<String, Long> decided = metrics.bundleActions();
        Map<String, Long> shadow = metrics.shadow().actions();
        json.writeStartArray();
        for (String decision : live.program().project().decisions().keySet()) {
            Optional<Champions.Canary> canary = live.canary(decision);
            double share = canary.map(Champions.Canary::share).orElse(0.0);
            Optional<Integer> champion = live.bundle(decision);
            if (champion.isPresent()) {
                one(json, new Entry(decision, champion.get(), "champion", 1 - share), decided);
            }
            if (canary.isPresent()) {
                one(json, new Entry(decision, canary.get().version(), "canary", share), decided);
            }
            for (int version : new TreeSet<>(live.challengers(decision))) {
                one(json, new Entry(decision, version, "challenger", 0), shadow);
            }
        }
        json.writeEndArray();
    }

    private static void one(JsonGenerator json, Entry entry, Map<String, Long> actions) throws IOException {
        String bundle = entry.decision + "@" + entry.version;
        json.writeStartObject();
        json.writeStringField("decision", entry.decision);
        json.writeStringField("bundle", bundle);
        json.writeStringField("stage", entry.stage);
        json.writeNumberField("share", Math.rint(entry.share * 1e6) / 1e6);
        json.writeObjectFieldStart("actions");
        for (Map.Entry<String, Long> action : actions.entrySet()) {
            if (action.getKey().startsWith(bundle + "/")) {
                json.writeNumberField(action.getKey().substring(bundle.length() + 1), action.getValue());
            }
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /**
     * @param share of the events that it decides about
     */
    private record Entry(String decision, int version, String stage, double share) {}
}
