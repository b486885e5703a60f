package dev.pandan.training.keyed;

import dev.pandan.engine.program.DecisionCode;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.LabelCode;
import dev.pandan.engine.program.LabelProgram;
import dev.pandan.engine.program.ProjectCode;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.program.WindowTable;
import dev.pandan.spec.row.Key;
import dev.pandan.training.history.LogRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says what a row of the log means to which keys. Not thread-safe. */
final class KeyCut {
    private final StreamRows streams;
    private final ProjectProgram program;
    private final ProjectCode code;
    private final DecisionProgram decision;
    private final DecisionCode decisionCode;
    private final int labelStream;
    /** Per stream, the tables that the decision reads of it. */
    private final List<List<Integer>> tables = new ArrayList<>();

    /**
     * @param labelStream position of the label's stream, or -1
     */
    KeyCut(ProjectProgram program, String decision, List<String> streams, int labelStream) {
        this.labelStream = labelStream;
        this.program = program;
        this.code = program.newCode();
        this.decisionCode = code.decision(decision);
        this.streams = new StreamRows(program, streams);
        this.decision = Objects.requireNonNull(program.decisions().get(decision));
        List<Integer> read = this.decision.windows().stream()
                .map(window -> program.windows().get(window).table())
                .distinct()
                .toList();
        streams.forEach(stream -> tables.add(
                program.tablesOf(stream).stream().filter(read::contains).toList()));
    }

    List<KeyItem> items(LogRow row) {
        List<KeyItem> items = new ArrayList<>();
        @Nullable Object[] values = streams.valid(row);
        if (values != null) {
            EventPlace place = EventPlace.of(row);
            for (int table : tables.get(row.stream())) {
                items.add(added(table, place, values));
            }
            if (row.stream() == 0) {
                read(place, values, items);
            }
            label(row.stream(), place, values, items);
        }
        return items;
    }

    private KeyItem added(int table, EventPlace place, @Nullable Object[] values) {
        WindowTable spec = program.tables().get(table);
        @Nullable Object[] arguments = new Object[spec.arguments().size()];
        code.arguments(table, values, arguments);
        return KeyItem.row(table, code.rowKey(table, values).bytes(), place, arguments);
    }

    private void label(int stream, EventPlace place, @Nullable Object[] values, List<KeyItem> items) {
        LabelProgram label = decision.label().orElse(null);
        if (label == null) {
            return;
        }
        LabelCode labelCode = decisionCode.labelByKey();
        if (stream == labelStream) {
            @Nullable Object[] arguments = new Object[label.rows().arguments().size()];
            labelCode.arguments(values, arguments);
            items.add(KeyItem.row(KeyItem.LABEL, labelCode.rowKey(values).bytes(), place, arguments));
        }
        if (stream == 0) {
            byte[] key = labelCode.eventKey(values).bytes();
            items.add(KeyItem.label(
                    key, place, after(place.timeMicros()), decision.windows().size()));
        }
    }

    /** Right after the time of an event's label. */
    private long after(long eventMicros) {
        long within = decision.spec().label().orElseThrow().withinMicros();
        return eventMicros > Long.MAX_VALUE - within - 1 ? Long.MAX_VALUE : eventMicros + within + 1;
    }

    /** Windows over one table with one key are read together. */
    private void read(EventPlace place, @Nullable Object[] values, List<KeyItem> items) {
        Map<Integer, Map<Key, List<Integer>>> reads = new LinkedHashMap<>();
        for (int i = 0; i < decision.windows().size(); i++) {
            int window = decision.windows().get(i);
            reads.computeIfAbsent(program.windows().get(window).table(), table -> new LinkedHashMap<>())
                    .computeIfAbsent(decisionCode.windowKey(window, values), key -> new ArrayList<>())
                    .add(i);
        }
        reads.forEach((table, keys) -> keys.forEach((key, windows) -> items.add(KeyItem.read(
                table,
                key.bytes(),
                place,
                windows.stream().mapToInt(Integer::intValue).toArray()))));
    }
}
