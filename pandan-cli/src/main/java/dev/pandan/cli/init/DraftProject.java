package dev.pandan.cli.init;

import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.store.TableDescription;
import dev.pandan.store.TableDescription.DescribedColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A first project file about a table: a stream if its rows have a time and one column that names them, else a table to look rows up in. What it says passes
 * {@code pandan check} as it is.
 */
public final class DraftProject {
    private static final Pattern FEATURE = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final Set<ColumnType> FEATURES = Set.of(
            ScalarType.BOOLEAN,
            ScalarType.INT,
            ScalarType.LONG,
            ScalarType.FLOAT,
            ScalarType.DOUBLE,
            ScalarType.DECIMAL,
            ScalarType.STRING);
    private static final int MOST_FEATURES = 20;
    private static final int NOTE_COLUMN = 47;

    private final String project;
    private final TableAddress address;
    private final TableDescription table;
    private final StringBuilder text = new StringBuilder();

    private DraftProject(String project, TableAddress address, TableDescription table) {
        this.project = project;
        this.address = address;
        this.table = table;
    }

    /**
     * @param project name of the project
     */
    public static String text(String project, TableAddress address, TableDescription table) {
        return new DraftProject(project, address, PlainNames.of(table)).write();
    }

    private String write() {
        line("# A project about the table " + table.table() + ", as it was found. Edit it, then: pandan check");
        line("# 'pandan reference' explains every key.");
        line("pandan: 1");
        line("name: " + project);
        line("");
        line("# Pandan keeps its own tables apart from yours; " + table.table() + " is only read.");
        line("store: " + address.storeLine("pandan_" + project));
        line("");
        List<DescribedColumn> times = readable(ScalarType.TIMESTAMP);
        Optional<DescribedColumn> id = id();
        if (id.isPresent() && !times.isEmpty()) {
            stream(id.get(), times);
        } else {
            lookup(times.isEmpty() ? "a time" : "one column that names each row");
        }
        return text.toString();
    }

    private void stream(DescribedColumn id, List<DescribedColumn> times) {
        DescribedColumn time = times.stream()
                .filter(column -> table.key().contains(column.name()))
                .findFirst()
                .orElse(times.get(0));
        line("streams:");
        line("  " + name() + ":");
        noted("    from: " + table.table(), "history to train on; new events are sent to Pandan");
        noted("    id: " + id.name(), table.key().equals(List.of(id.name())) ? "" : "has to be unique in the table");
        noted(
                "    time: " + time.name(),
                times.size() == 1 ? "when it happened" : "when it happened; or: " + others(times, time));
        columns("    ");
        new DraftMapping(table.mapping(), this::line).write();
        line("    # Rows of the table become events, of which windows are possible too, while 'pandan serve' runs:");
        line("    # capture: {by: poll, every: 1s, overlap: 1h}");
        line("");
        line(
                "# Windows over a table of yours need 'capture': else a decision would not see its rows in time. Or send the events to a stream");
        line("# of Pandan's own ('pandan load' brings history into it).");
        line("");
        decision("", List.of(id.name(), time.name()));
        label();
        policy();
    }

    private void lookup(String lacks) {
        List<DescribedColumn> key = table.columns().stream()
                .filter(column -> table.key().contains(column.name()) && isReadable(column))
                .toList();
        List<DescribedColumn> keys = key.isEmpty() ? firstReadable() : key;
        line("# For a stream of events the table lacks " + lacks
                + ". So it is looked up here, for events of a stream that you send.");
        line("streams:");
        line("  events:");
        line("    id: event_id");
        line("    time: happened_at");
        line("    columns:");
        line("      event_id: string");
        line("      happened_at: timestamp");
        keys.forEach(column -> line("      " + column.name() + ": " + typeName(column)));
        line("");
        line("tables:");
        line("  " + name() + ":");
        line("    from: " + table.table());
        line("    key: [" + String.join(", ", names(keys)) + "]");
        noted("    unversioned: accept", "it keeps no history: training reads the rows of today");
        columns("    ");
        new DraftMapping(table.mapping(), this::line).write();
        line("");
        decision("row.", names(keys));
        line("    lookups:");
        line("      row: {table: " + name() + ", key: [" + String.join(", ", names(keys)) + "]}");
        policy();
    }

    private void decision(String prefix, List<String> except) {
        line("decisions:");
        line("  decide:");
        line("    stream: " + (prefix.isEmpty() ? name() : "events"));
        Set<String> names = new HashSet<>();
        List<DescribedColumn> features = table.columns().stream()
                .filter(column -> !except.contains(column.name()) && isFeature(column))
                .filter(column -> names.add(column.name().toLowerCase(Locale.ROOT)))
                .limit(MOST_FEATURES)
                .toList();
        noted("    features:", "Spark SQL expressions; a string is a category");
        for (DescribedColumn column : features) {
            line("      " + column.name().toLowerCase(Locale.ROOT) + ": " + prefix + column.name());
        }
        if (features.isEmpty()) {
            line("      hour: hour(" + (prefix.isEmpty() ? except.get(1) : "happened_at") + ")");
        }
    }

    private void label() {
        line(
                "    # What is to be predicted, and the model; see 'pandan reference'. The label is a row of the same id, here or in another stream:");
        line("    # label: {stream: OUTCOMES, value: CONDITION, within: 7d, missing: unknown}");
        line("    # model: {trainer: spark, algorithm: logistic_regression}");
    }

    private void policy() {
        line("    policy:");
        noted("      otherwise: none", "the action; with a model: rules: [{when: score >= 0.5, action: NAME}]");
        line("      fallback: none");
    }

    private void columns(String indent) {
        line(indent + "columns:");
        for (DescribedColumn column : table.columns()) {
            String declared = column.name() + ": ";
            if (isReadable(column)) {
                String note = column.found().equals(typeName(column)) ? "" : column.found();
                noted(
                        indent + "  " + declared + typeName(column),
                        table.key().contains(column.name()) ? key(note) : note);
            } else {
                line(indent + "  # " + declared + column.found() + "   (cannot be read)");
            }
        }
    }

    private static String key(String note) {
        return note.isEmpty() ? "of the primary key" : note + ", of the primary key";
    }

    private Optional<DescribedColumn> id() {
        List<DescribedColumn> candidates = table.columns().stream()
                .filter(column -> table.key().contains(column.name()) && isReadable(column))
                .filter(column -> !typeName(column).equals("timestamp")
                        && !typeName(column).equals("date"))
                .toList();
        if (!table.mapping().rowKey().isEmpty()) {
            return table.columns().stream().findFirst();
        }
        if (table.key().size() == 1 || candidates.size() == 1) {
            return candidates.stream().findFirst();
        }
        return candidates.stream()
                .filter(column -> column.name().toLowerCase(Locale.ROOT).matches("(.*_)?id|uuid"))
                .findFirst();
    }

    private List<DescribedColumn> readable(ColumnType type) {
        return table.columns().stream()
                .filter(column -> isReadable(column) && column.type().equals(Optional.of(type)))
                .toList();
    }

    private List<DescribedColumn> firstReadable() {
        return table.columns().stream().filter(DraftProject::isFeature).limit(1).toList();
    }

    private static boolean isReadable(DescribedColumn column) {
        return column.type().isPresent() && PlainNames.isPlain(column.name());
    }

    private static boolean isFeature(DescribedColumn column) {
        return isReadable(column)
                && column.type().filter(FEATURES::contains).isPresent()
                && FEATURE.matcher(column.name().toLowerCase(Locale.ROOT)).matches();
    }

    private static List<String> names(List<DescribedColumn> columns) {
        return columns.stream().map(DescribedColumn::name).toList();
    }

    private static String others(List<DescribedColumn> times, DescribedColumn chosen) {
        List<String> others = new ArrayList<>(names(times));
        others.remove(chosen.name());
        return String.join(", ", others);
    }

    private static String typeName(DescribedColumn column) {
        return column.type().map(ColumnType::sqlName).orElse("");
    }

    /** The table's name as that of a stream or table of the project. */
    private String name() {
        String plain = address.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
        return plain.substring(0, Math.min(plain.length(), 40));
    }

    private void noted(String declared, String note) {
        line(note.isEmpty() ? declared : String.format(Locale.ROOT, "%-" + NOTE_COLUMN + "s # %s", declared, note));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
