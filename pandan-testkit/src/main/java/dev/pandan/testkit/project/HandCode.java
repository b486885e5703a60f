package dev.pandan.testkit.project;

import dev.pandan.engine.program.DecisionCode;
import dev.pandan.engine.program.ProjectCode;
import dev.pandan.spec.row.Canonical;
import dev.pandan.spec.row.Key;
import dev.pandan.spec.row.KeyCodec;
import dev.pandan.spec.type.ScalarType;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a {@link HandProgram} computes. Not thread-safe. */
final class HandCode implements ProjectCode, DecisionCode {
    private static final KeyCodec PLACE = new KeyCodec(List.of(ScalarType.STRING));

    private final TestProject project;
    private final List<HandProgram.Table> tables;
    /** Per window. */
    private final List<KeyCodec> keys;
    /** In the order in which their results are handed over. */
    private final List<TestAggregate> aggregates;

    HandCode(TestProject project, List<HandProgram.Table> tables, List<TestAggregate> aggregates) {
        this.project = project;
        this.tables = tables;
        this.aggregates = aggregates;
        this.keys = project.windows().stream()
                .map(window -> new KeyCodec(window.keyTypes()))
                .toList();
    }

    @Override
    public void arguments(int table, @Nullable Object[] row, @Nullable Object[] arguments) {
        tables.get(table)
                .arguments()
                .values()
                .forEach(argument ->
                        arguments[argument.position()] = argument.carried().of(row));
    }

    @Override
    public @Nullable String violated(String stream, @Nullable Object[] row) {
        return null;
    }

    @Override
    public DecisionCode decision(String name) {
        return this;
    }

    @Override
    public Key rowKey(int table, @Nullable Object[] row) {
        TestWindow window = tables.get(table).first();
        return key(window, part -> part.row().of(row));
    }

    @Override
    public Key windowKey(int window, @Nullable Object[] event) {
        return key(project.windows().get(window), part -> part.event().of(event));
    }

    private Key key(TestWindow window, Function<TestWindow.Part, @Nullable Object> value) {
        @Nullable Object[] values = new Object[window.key().size()];
        for (int i = 0; i < values.length; i++) {
            TestWindow.Part part = window.key().get(i);
            values[i] = Canonical.of(part.row().type(), value.apply(part));
        }
        return keys.get(project.windows().indexOf(window)).encode(values);
    }

    @Override
    public Key lookupKey(int lookup, @Nullable Object[] event) {
        return PLACE.encode(new Object[] {project.table().orElseThrow().key().of(event)});
    }

    @Override
    public void features(@Nullable Object[] input, @Nullable Object[] features) {
        int columns = project.stream().schema().size();
        int results = columns + (project.table().isEmpty() ? 0 : TestTable.SCHEMA.size());
        @Nullable Object[] place = new Object[TestTable.SCHEMA.size()];
        System.arraycopy(input, columns, place, 0, results - columns);
        IdentityHashMap<TestAggregate, @Nullable Object> found = new IdentityHashMap<>();
        for (int i = 0; i < aggregates.size(); i++) {
            TestAggregate aggregate = aggregates.get(i);
            found.put(aggregate, Carried.back(aggregate.type(), input[results + i]));
        }
        Evaluation evaluation = new Evaluation(input, place, found::get);
        for (int i = 0; i < features.length; i++) {
            TestFeature feature = project.features().get(i);
            features[i] = feature.shown(evaluation.of(feature.form()));
        }
    }

    @Override
    public @Nullable Boolean label(@Nullable Object[] row) {
        return (Boolean) project.label().orElseThrow().value().of(row);
    }

    @Override
    public int rule(double score, @Nullable Object[] features) {
        return score > 0.5 ? 0 : -1;
    }
}
