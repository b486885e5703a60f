package dev.pandan.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pandan.cli.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Values of features, as the server writes them, for people. */
public final class FeatureValuesText {
    private FeatureValuesText() {}

    public static List<String> lines(JsonNode values) {
        List<String> lines = new ArrayList<>();
        lines.add(values.get("decision").asText() + " at " + values.get("at").asText());
        lines.add("");
        TextTable features = new TextTable("feature", "value");
        values.get("features")
                .properties()
                .forEach(value -> features.row(value.getKey(), FeatureText.of(value.getValue())));
        lines.addAll(features.lines());
        if (!values.get("read").isEmpty()) {
            lines.add("");
            TextTable windows = new TextTable("window", "rows read", "hash of their ids");
            values.get("read")
                    .properties()
                    .forEach(read -> windows.row(
                            read.getKey(),
                            read.getValue().get("rows").asText(),
                            read.getValue().get("hash").asText()));
            lines.addAll(windows.lines());
        }
        if (!values.get("lookups").isEmpty()) {
            lines.add("");
            TextTable lookups = new TextTable("lookup", "table", "row");
            values.get("lookups").properties().forEach(lookup -> row(lookups, lookup));
            lines.addAll(lookups.lines());
        }
        return lines;
    }

    private static void row(TextTable table, Map.Entry<String, JsonNode> lookup) {
        JsonNode row = lookup.getValue().get("row");
        table.row(
                lookup.getKey(), lookup.getValue().get("table").asText(), row == null ? "no such row" : row.toString());
    }
}
