package dev.pandan.expression.catalyst;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.BindReferences;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;
import scala.Function1;

/**
 * Expressions over the columns of one row, ready to be compiled. What is just a column is copied and never reaches generated code; all others share one generated
 * projection, so that common parts are computed once. Immutable and thread-safe.
 */
public final class RowProgram {
    private final Catalyst catalyst;
    private final List<DataType> inputTypes;
    private final List<Expression> computed = new ArrayList<>();
    private final List<Supplier<Slot>> slots = new ArrayList<>();
    private final int[] used;

    /**
     * @param input attributes in the order of the row's values
     * @param expressions analysed and simplified expressions over {@code input}
     * @param forms what each result is read as
     */
    public RowProgram(
            Catalyst catalyst, List<AttributeReference> input, List<Expression> expressions, List<Form> forms) {
        this.catalyst = catalyst;
        this.inputTypes = input.stream().map(AttributeReference::dataType).toList();
        for (int i = 0; i < expressions.size(); i++) {
            slots.add(slot(bind(expressions.get(i), input), forms.get(i)));
        }
        this.used = computed.stream()
                .flatMapToInt(RowProgram::references)
                .distinct()
                .sorted()
                .toArray();
    }

    /** Code for one thread. */
    public RowCode newCode() {
        return new RowCode(
                catalyst,
                inputTypes,
                used,
                computed,
                slots.stream().map(Supplier::get).toList());
    }

    private Supplier<Slot> slot(Expression bound, Form form) {
        if (bound instanceof BoundReference reference) {
            int column = reference.ordinal();
            return () -> (row, results) -> form.ofColumn(row[column]);
        }
        int position = computed.size();
        Expression part = form.part(bound);
        computed.add(part);
        return () -> {
            Form.Reader reader = form.ofResult(part.dataType());
            return (row, results) -> results.isNullAt(position) ? null : reader.read(results, position);
        };
    }

    private static Expression bind(Expression expression, List<AttributeReference> input) {
        List<Attribute> attributes = List.copyOf(input);
        return BindReferences.bindReference(
                expression,
                org.apache.spark.sql.catalyst.expressions.package$.MODULE$.AttributeSeq(Seqs.seq(attributes)),
                false);
    }

    private static IntStream references(Expression bound) {
        IntStream.Builder ordinals = IntStream.builder();
        Function1<Expression, scala.runtime.BoxedUnit> visit = node -> {
            if (node instanceof BoundReference reference) {
                ordinals.add(reference.ordinal());
            }
            return scala.runtime.BoxedUnit.UNIT;
        };
        bound.foreach(visit);
        return ordinals.build();
    }
}
