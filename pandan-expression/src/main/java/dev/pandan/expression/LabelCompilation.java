package dev.pandan.expression;

import dev.pandan.engine.program.Aggregate;
import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.engine.program.LabelProgram;
import dev.pandan.engine.program.Window;
import dev.pandan.expression.catalyst.Carrier;
import dev.pandan.expression.catalyst.Catalyst;
import dev.pandan.expression.catalyst.Form;
import dev.pandan.expression.catalyst.RowProgram;
import dev.pandan.spec.project.Frame;
import dev.pandan.spec.project.LabelSpec;
import dev.pandan.spec.project.StreamSpec;
import dev.pandan.spec.project.Target;
import dev.pandan.spec.project.WindowSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.jspecify.annotations.Nullable;

/** The label of one decision on its way from text to program: a value on the row with the event's id, or on the rows that share a key with the event. */
final class LabelCompilation {
    private final LabelSpec spec;
    private final Target target;
    private final ColumnScope rows;
    private final Scalar value;
    private final LabelScope scope;
    private final @Nullable RowKey rowKey;
    private final @Nullable EventKey eventKey;
    private final TablePlan table;
    private final Map<Aggregate, AttributeReference> results = new LinkedHashMap<>();

    LabelCompilation(
            String decision,
            LabelSpec spec,
            Target target,
            StreamSpec stream,
            ColumnScope rows,
            ColumnScope event,
            Resolver resolver) {
        this.spec = spec;
        this.target = target;
        this.rows = rows;
        String field = "decisions." + decision + ".label";
        boolean byKey = !spec.by().isEmpty();
        RowKey key = new RowKey(spec.by(), field + ".by", "key of the label", rows, resolver);
        this.rowKey = byKey ? key : null;
        this.eventKey = byKey ? EventKey.of(spec.by(), key, event, field + ".by", "key of the label", resolver) : null;
        this.value = new Scalar(spec.value(), field + ".value", "label");
        WindowSpec window = new WindowSpec("label", spec.stream(), spec.by(), Frame.last(spec.withinMicros()));
        this.scope = new LabelScope(value, window, key, rows, resolver);
        this.table = new TablePlan("label", stream, key);
        resolver.resolve(value, scope);
    }

    boolean isByKey() {
        return rowKey != null;
    }

    /** The meaning of the value, and of the keys if there are any. */
    String canonical() {
        List<String> parts = new ArrayList<>(List.of(value.canonical()));
        if (rowKey != null && eventKey != null) {
            rowKey.parts().forEach(part -> parts.add(part.canonical()));
            eventKey.parts().forEach(part -> parts.add(part.canonical()));
        }
        return String.join(", ", parts);
    }

    /** Everything that is computed from one row of a stream. */
    List<Scalar> rowScalars() {
        List<Scalar> scalars = new ArrayList<>();
        if (rowKey != null && eventKey != null) {
            scalars.addAll(rowKey.parts());
            scalars.addAll(eventKey.parts());
        }
        scope.calls().forEach(call -> scalars.addAll(call.scalars()));
        if (!scope.isAggregated()) {
            scalars.add(value);
        }
        return scalars;
    }

    void fitRows(Typing typing) {
        if (rowKey != null && eventKey != null) {
            rowKey.fit(typing);
            if (rowKey.sound()) {
                eventKey.fit(typing);
            }
        }
        scope.calls().forEach(call -> AggregateTyping.fit(call, typing));
        if (!scope.isAggregated()) {
            typing.fit(value, typed -> Roles.label(typed, target));
        }
    }

    /** The value, once the types of its aggregates are known. */
    void typeValue(Typing typing) {
        if (!isByKey()) {
            return;
        }
        if (!scope.isAggregated()) {
            if (value.sound() && Objects.requireNonNull(rowKey).sound()) {
                int argument = table.argument(value);
                results.put(new Aggregate(AggregateFunction.FIRST, argument), Attributes.label(target));
            }
            return;
        }
        Map<ExprId, AttributeReference> found = new HashMap<>();
        for (AggregateCall call : scope.calls()) {
            if (call.sound()) {
                Aggregate aggregate = table.aggregate(call);
                found.put(
                        call.placeholder().exprId(),
                        results.computeIfAbsent(aggregate, made -> Attributes.result(call)));
            }
        }
        if (value.sound()) {
            value.become(DecisionCompilation.replace(value.expression(), found));
        }
        typing.analyze(List.of(value), List.copyOf(results.values()));
        typing.fit(value, typed -> Roles.label(typed, target));
        typing.simplify(List.of(value), List.copyOf(results.values()));
    }

    /** Empty for a label by id. */
    Optional<LabelProgram> program() {
        if (!isByKey()) {
            return Optional.empty();
        }
        Window window = new Window("label", 0, Frame.last(spec.withinMicros()), List.copyOf(results.keySet()));
        return Optional.of(new LabelProgram(table.table(window.isOrdered()), window));
    }

    /** The value on one row. */
    RowProgram valueProgram(Catalyst catalyst) {
        return new RowProgram(catalyst, rows.attributes(), List.of(value.expression()), List.of(Roles.form(target)));
    }

    LabelPrograms programs(Catalyst catalyst) {
        List<AttributeReference> input = List.copyOf(results.values());
        List<Scalar> arguments = table.arguments();
        RowProgram ofRow = new RowProgram(
                catalyst,
                rows.attributes(),
                arguments.stream().map(Scalar::expression).toList(),
                Collections.nCopies(arguments.size(), new Form.Argument()));
        RowProgram label = new RowProgram(
                catalyst,
                input,
                List.of(scope.isAggregated() ? value.expression() : input.get(0)),
                List.of(Roles.form(target)));
        return new LabelPrograms(
                Objects.requireNonNull(rowKey).program(catalyst),
                Objects.requireNonNull(eventKey).program(catalyst),
                ofRow,
                input.stream().map(result -> Carrier.of(result.dataType())).toList(),
                label);
    }
}
