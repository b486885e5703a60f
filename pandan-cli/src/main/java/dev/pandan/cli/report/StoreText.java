package dev.pandan.cli.report;

import dev.pandan.cli.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code pandan store status} prints about a project. */
public final class StoreText {
    private static final double MEBI = 1 << 20;

    private StoreText() {}

    /**
     * @param values as its JSON has them
     */
    public static List<String> lines(Map<String, @Nullable Object> values) {
        List<String> lines = new ArrayList<>();
        lines.add("project " + values.get("project") + " in "
                + (Boolean.TRUE.equals(values.get("embedded")) ? "embedded " : "") + values.get("kind"));
        if (values.get("note") != null) {
            lines.add("not read: " + values.get("note"));
        }
        if (values.get("folder") != null) {
            lines.add(String.format(
                    Locale.ROOT,
                    "files     %s, %,.1f MiB",
                    values.get("folder"),
                    ((Number) values.getOrDefault("disk_bytes", 0L)).longValue() / MEBI));
        }
        if (values.get("version") != null) {
            lines.add("layout    version " + values.get("version")
                    + (values.get("version").equals(values.get("current_version"))
                            ? ", the current one"
                            : " of " + values.get("current_version") + " ('pandan store migrate' brings it there)"));
            lines.add("writer    " + (values.get("writer") == null ? "none" : values.get("writer")));
            expiry(lines, values.get("expiry"));
        }
        table(lines, values, "streams", "stream", "events", "decisions", "bytes", "oldest", "newest");
        table(lines, values, "tables", "table", "rows", "bytes");
        return lines;
    }

    private static void expiry(List<String> lines, @Nullable Object streams) {
        if (!(streams instanceof List<?> all) || all.isEmpty()) {
            lines.add("expiry    none: everything is kept");
            return;
        }
        for (Object one : all) {
            Map<?, ?> stream = (Map<?, ?>) one;
            lines.add("expiry    " + stream.get("stream") + ", kept "
                    + (stream.get("keep") == null ? "for good from now on" : stream.get("keep"))
                    + (stream.get("decided_from") == null
                            ? "; nothing has expired ('pandan store expire' looks what is due)"
                            : "; decided from " + stream.get("decided_from") + ", events kept from "
                                    + (stream.get("rows_from") == null ? "the first" : stream.get("rows_from"))));
        }
    }

    private static void table(
            List<String> lines, Map<String, @Nullable Object> values, String name, String... columns) {
        if (!(values.get(name) instanceof List<?> rows) || rows.isEmpty()) {
            return;
        }
        TextTable table = new TextTable(columns);
        for (Object row : rows) {
            String[] cells = new String[columns.length];
            for (int i = 0; i < columns.length; i++) {
                cells[i] = cell(((Map<?, ?>) row).get(columns[i]));
            }
            table.row(cells);
        }
        lines.add("");
        lines.addAll(table.lines());
    }

    private static String cell(@Nullable Object value) {
        if (value instanceof Long number) {
            return String.format(Locale.ROOT, "%,d", number);
        }
        return value == null ? "-" : value.toString();
    }
}
