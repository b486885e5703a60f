package dev.pandan.engine.program;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All features of a project with their lineage. Immutable.
 *
 * @param entries decision by decision, in the order of the project file
 */
public record Catalogue(List<Entry> entries) {
    /** The catalogue of a program that was not compiled from a project file. */
    public static final Catalogue NONE = new Catalogue(List.of());

    public Catalogue {
        entries = List.copyOf(entries);
    }

    /** The features of one decision. */
    public List<Entry> of(String decision) {
        return entries.stream()
                .filter(entry -> entry.decision().equals(decision))
                .toList();
    }

    /** A feature and all features that it is made of, nearest first. */
    public List<Entry> withSources(Entry feature) {
        Map<String, Entry> siblings =
                of(feature.decision()).stream().collect(Collectors.toMap(Entry::name, entry -> entry));
        Map<String, Entry> found = new LinkedHashMap<>();
        Deque<Entry> open = new ArrayDeque<>(List.of(feature));
        for (Entry next = open.poll(); next != null; next = open.poll()) {
            if (found.put(next.name(), next) == null) {
                next.reads().features().stream().map(siblings::get).forEach(open::add);
            }
        }
        return List.copyOf(found.values());
    }

    /** Every column that a feature depends on, also through keys and other features, as {@code stream.column} or {@code table.column}, sorted. */
    public Set<String> origins(Entry feature) {
        Set<String> origins = new TreeSet<>();
        for (Entry entry : withSources(feature)) {
            Reads reads = entry.reads();
            event(origins, entry, reads.columns());
            for (LookupRead lookup : reads.lookups()) {
                lookup.columns().forEach(column -> origins.add(lookup.table() + "." + column));
                lookup.key().forEach(part -> event(origins, entry, part.eventColumns()));
            }
            for (WindowRead window : reads.windows()) {
                window.columns().forEach(column -> origins.add(window.stream() + "." + column));
                for (KeyPart part : window.key()) {
                    part.rowColumns().forEach(column -> origins.add(window.stream() + "." + column));
                    event(origins, entry, part.eventColumns());
                }
            }
        }
        return origins;
    }

    private static void event(Set<String> origins, Entry entry, List<String> columns) {
        columns.forEach(column -> origins.add(entry.stream() + "." + column));
    }

    /**
     * One feature.
     *
     * @param stream the decision's stream
     * @param description what the project file says it means
     * @param reads what its own expression names
     * @param usedBy what names it
     */
    public record Entry(
            String decision, String stream, Feature feature, Optional<String> description, Reads reads, UsedBy usedBy) {
        public String name() {
            return feature.name();
        }
    }

    /**
     * What an expression names, each once, in the order of the text.
     *
     * @param columns of the event
     * @param features of the same decision
     */
    public record Reads(
            List<String> columns, List<LookupRead> lookups, List<String> features, List<WindowRead> windows) {
        public Reads {
            columns = List.copyOf(columns);
            lookups = List.copyOf(lookups);
            features = List.copyOf(features);
            windows = List.copyOf(windows);
        }
    }

    /**
     * A row of a table.
     *
     * @param columns of the table, without the key's
     */
    public record LookupRead(String lookup, String table, List<KeyPart> key, List<String> columns) {
        public LookupRead {
            key = List.copyOf(key);
            columns = List.copyOf(columns);
        }
    }

    /**
     * A window.
     *
     * @param extent which rows of the key it holds, for example {@code last 7d}
     * @param aggregates as they are written, without the window
     * @param columns of the window's stream that the aggregates read
     */
    public record WindowRead(
            String window,
            String stream,
            List<KeyPart> key,
            String extent,
            List<String> aggregates,
            List<String> columns) {
        public WindowRead {
            key = List.copyOf(key);
            aggregates = List.copyOf(aggregates);
            columns = List.copyOf(columns);
        }
    }

    /**
     * A part of a key.
     *
     * @param row expression on a row of the table or of the window's stream, mostly a column
     * @param rowColumns the row's columns in it
     * @param event expression on the event, which it equals
     * @param eventColumns the event's columns in it
     */
    public record KeyPart(String row, List<String> rowColumns, String event, List<String> eventColumns) {
        public KeyPart {
            rowColumns = List.copyOf(rowColumns);
            eventColumns = List.copyOf(eventColumns);
        }

        /** {@code origin}, or {@code destination = origin} where the two sides differ. */
        @Override
        public String toString() {
            return row.equals(event) ? row : row + " = " + event;
        }
    }

    /**
     * Who uses a feature.
     *
     * @param rules conditions of the policy's rules
     * @param model whether it is an input of the decision's model
     */
    public record UsedBy(List<String> features, List<String> rules, boolean model) {
        public UsedBy {
            features = List.copyOf(features);
            rules = List.copyOf(rules);
        }
    }
}
