package dev.pandan.expression;

import dev.pandan.spec.project.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.jspecify.annotations.Nullable;

/** What names mean in the value of a label: columns of the row, or, once there is an aggregate, aggregates over all rows of the label's time. */
final class LabelScope implements Scope {
    private final Scalar value;
    private final WindowSpec window;
    private final RowKey key;
    private final ColumnScope rows;
    private final Resolver resolver;
    private final List<AggregateCall> calls = new ArrayList<>();
    private boolean readsRow;

    LabelScope(Scalar value, WindowSpec window, RowKey key, ColumnScope rows, Resolver resolver) {
        this.value = value;
        this.window = window;
        this.key = key;
        this.rows = rows;
        this.resolver = resolver;
    }

    List<AggregateCall> calls() {
        return calls;
    }

    boolean isAggregated() {
        return !calls.isEmpty();
    }

    @Override
    public Expression name(List<String> parts) throws Refused {
        readsRow = true;
        Expression column = rows.name(parts);
        refuseBoth();
        return column;
    }

    @Override
    public Expression over(UnresolvedFunction call, String name) throws Refused {
        throw new Refused("OVER " + name + " is for features: a label's aggregates are over its own rows (leave OVER "
                + name + " out)");
    }

    @Override
    public Expression aggregate(UnresolvedFunction call) throws Refused {
        if (window.by().isEmpty()) {
            throw new Refused(
                    Aggregates.name(call)
                            + "(...): there is one row with the event's id (say by: which key rows share with the event, to aggregate over several)");
        }
        Aggregates.Call aggregate = Aggregates.of(call);
        AggregateCall added = new AggregateCall(
                window,
                key,
                aggregate.function(),
                argument(aggregate.argument()),
                argument(aggregate.by()),
                aggregate.parameter());
        calls.add(added);
        refuseBoth();
        return added.placeholder();
    }

    private void refuseBoth() throws Refused {
        if (readsRow && isAggregated()) {
            throw new Refused(
                    "a column outside an aggregate, beside aggregates over several rows (write first(...) or max(...) around it)");
        }
    }

    private @Nullable Scalar argument(@Nullable Expression unresolved) throws Refused {
        if (unresolved == null) {
            return null;
        }
        Scalar argument = new Scalar(value.text(), value.field(), value.what());
        argument.origin(unresolved.origin());
        argument.become(resolver.part(value, unresolved, new RowNames()));
        value.use(argument);
        return argument;
    }

    /** What names mean in an aggregate's argument. */
    private final class RowNames implements Scope {
        @Override
        public Expression name(List<String> parts) throws Refused {
            return rows.name(parts);
        }
    }
}
