package dev.pandan.expression.catalyst;

import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.MutableProjection;
import org.apache.spark.sql.catalyst.expressions.SpecificInternalRow;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;
import scala.Function0;

/**
 * Compiled expressions on rows: {@link #evaluate} a row, then {@link #get} the results. Not thread-safe; the row is read again by {@code get} and must not change
 * in between.
 */
public final class RowCode {
    private final Catalyst catalyst;
    private final int[] used;
    private final List<Expression> computed;
    private final Slot[] slots;
    private final @Nullable Object[] values;
    private final InternalRow input;
    private final SpecificInternalRow results;
    private final @Nullable MutableProjection projection;
    private final Function0<Object> projecting;
    private @Nullable Object[] row = {};

    RowCode(Catalyst catalyst, List<DataType> inputTypes, int[] used, List<Expression> computed, List<Slot> slots) {
        this.catalyst = catalyst;
        this.used = used;
        this.computed = computed.stream().map(FreshCopy::of).toList();
        this.slots = slots.toArray(Slot[]::new);
        this.values = new Object[inputTypes.size()];
        this.input = new GenericInternalRow(values);
        this.results = new SpecificInternalRow(
                Seqs.seq(computed.stream().map(Expression::dataType).toList()));
        MutableProjection compiled = computed.isEmpty() ? null : catalyst.pinned(this::compile);
        this.projection = compiled;
        this.projecting = () -> compiled == null ? null : project(compiled);
    }

    private MutableProjection compile() {
        return MutableProjection.create(Seqs.seq(computed)).target(results);
    }

    /** Computes all results of a row. */
    public void evaluate(@Nullable Object[] row) {
        this.row = row;
        if (projection == null) {
            return;
        }
        for (int column : used) {
            values[column] = Nested.toCatalyst(row[column]);
        }
        if (catalyst.isPinned()) {
            project(projection);
        } else {
            SQLConf.withExistingConf(catalyst.conf(), projecting);
        }
    }

    public @Nullable Object get(int result) {
        return slots[result].read(row, results);
    }

    public int size() {
        return slots.length;
    }

    private @Nullable Object project(MutableProjection compiled) {
        try {
            compiled.apply(input);
        } catch (Exception e) {
            evaluateOneByOne();
        }
        return null;
    }

    /**
     * A few of Spark's functions throw on bad values even with ANSI mode off, some of them exceptions that Java calls checked: they give null, the other results
     * keep their values.
     */
    private void evaluateOneByOne() {
        for (int i = 0; i < computed.size(); i++) {
            Object value = evaluateOrNull(computed.get(i));
            if (value == null) {
                results.setNullAt(i);
            } else {
                results.update(i, value);
            }
        }
    }

    private @Nullable Object evaluateOrNull(Expression expression) {
        try {
            return expression.eval(input);
        } catch (Exception e) {
            return null;
        }
    }
}
