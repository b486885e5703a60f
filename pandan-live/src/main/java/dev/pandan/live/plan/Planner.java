package dev.pandan.live.plan;

import dev.pandan.engine.program.Catalogue;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.program.Window;
import dev.pandan.engine.program.WindowTable;
import dev.pandan.spec.project.Frame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says of a compiled project what it will read and keep. */
public final class Planner {
    private final ProjectProgram program;
    private final Map<String, StreamSample> samples;
    private final List<TableCost> tables = new ArrayList<>();
    private final Map<String, Window> windows;

    private Planner(ProjectProgram program, List<StreamSample> samples) {
        this.program = program;
        this.samples = samples.stream().collect(Collectors.toMap(StreamSample::stream, sample -> sample));
        this.windows = program.windows().stream().collect(Collectors.toMap(Window::name, window -> window));
    }

    /**
     * @param samples of the streams of its windows, as far as they are known
     */
    public static Plan plan(ProjectProgram program, List<StreamSample> samples) {
        Planner planner = new Planner(program, samples);
        for (int i = 0; i < program.tables().size(); i++) {
            planner.tables.add(planner.table(i));
        }
        return new Plan(
                program.decisions().values().stream().map(planner::decision).toList(), planner.tables, samples);
    }

    private TableCost table(int position) {
        WindowTable spec = program.tables().get(position);
        LogBytes bytes = LogBytes.of(program, position);
        return new TableCost(
                spec.name(),
                spec.stream(),
                program.windowsOf(position).stream().map(Window::name).toList(),
                spec.longestMicros(),
                bytes.perRow(),
                bytes.perKey(),
                kept(spec, bytes, new Frame(spec.longestMicros(), mostRows(position), 0)));
    }

    /** Rows of a key that some window of the table holds at most. */
    private int mostRows(int table) {
        return program.windowsOf(table).stream()
                .mapToInt(window -> window.frame().lastRows())
                .max()
                .orElse(Frame.ALL);
    }

    private Optional<Kept> kept(WindowTable table, LogBytes bytes, Frame frame) {
        Optional<StreamSample> known =
                Optional.ofNullable(samples.get(table.stream())).filter(sample -> sample.rows() > 0);
        return known.map(sample -> {
            long timed = frame.isTimed() ? sample.rowsIn(frame.lastMicros()) : sample.rows();
            long keys = Math.min(timed, sample.keys().getOrDefault(table.name(), timed));
            long rows = frame.isCounted() ? Math.min(timed, keys * frame.lastRows()) : timed;
            return new Kept(rows, keys, keys * bytes.perKey() + (rows - keys) * bytes.perRow());
        });
    }

    private DecisionCost decision(DecisionProgram decision) {
        List<FeatureCost> features = program.catalogue().of(decision.name()).stream()
                .map(this::feature)
                .toList();
        Set<Object> keys = new LinkedHashSet<>();
        features.forEach(feature -> feature.windows().forEach(use -> keys.add(key(use))));
        int lookups = decision.lookups().size();
        return new DecisionCost(
                decision.name(),
                decision.stream(),
                features,
                new StoreReads(1, keys.size(), lookups),
                new StoreReads(1, 0, 0));
    }

    private FeatureCost feature(Catalogue.Entry feature) {
        Set<String> columns = new LinkedHashSet<>();
        Map<String, Catalogue.LookupRead> lookups = new LinkedHashMap<>();
        Map<String, FeatureCost.WindowUse> uses = new LinkedHashMap<>();
        for (Catalogue.Entry entry : program.catalogue().withSources(feature)) {
            columns.addAll(entry.reads().columns());
            for (Catalogue.LookupRead lookup : entry.reads().lookups()) {
                lookup.key().forEach(part -> columns.addAll(part.eventColumns()));
                lookups.merge(lookup.lookup(), lookup, Planner::both);
            }
            for (Catalogue.WindowRead window : entry.reads().windows()) {
                window.key().forEach(part -> columns.addAll(part.eventColumns()));
                uses.putIfAbsent(window.window(), use(window));
            }
        }
        int keys = (int) uses.values().stream().map(Planner::key).distinct().count();
        return new FeatureCost(
                feature,
                List.copyOf(columns),
                List.copyOf(lookups.values()),
                List.copyOf(uses.values()),
                new StoreReads(0, keys, lookups.size()));
    }

    private static Catalogue.LookupRead both(Catalogue.LookupRead one, Catalogue.LookupRead other) {
        Set<String> columns = new LinkedHashSet<>(one.columns());
        columns.addAll(other.columns());
        return new Catalogue.LookupRead(one.lookup(), one.table(), one.key(), List.copyOf(columns));
    }

    private FeatureCost.WindowUse use(Catalogue.WindowRead read) {
        Window window = Objects.requireNonNull(windows.get(read.window()));
        TableCost table = tables.get(window.table());
        LogBytes bytes = new LogBytes(table.bytesPerRow(), table.bytesPerKey());
        return new FeatureCost.WindowUse(
                read, table, kept(program.tables().get(window.table()), bytes, window.frame()));
    }

    /** What is equal for windows that are read together. */
    private static Object key(FeatureCost.WindowUse use) {
        return List.of(use.table().table(), use.read().key());
    }
}
