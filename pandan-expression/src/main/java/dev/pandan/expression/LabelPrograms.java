package dev.pandan.expression;

import dev.pandan.engine.program.LabelCode;
import dev.pandan.expression.catalyst.Carrier;
import dev.pandan.expression.catalyst.RowCode;
import dev.pandan.expression.catalyst.RowProgram;
import dev.pandan.spec.row.Key;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The programs of a label by key. Immutable.
 *
 * @param arguments of its aggregates, on a row of its stream
 * @param results how the results of its aggregates are passed on
 * @param label on these results
 */
record LabelPrograms(
        KeyProgram rowKey, KeyProgram eventKey, RowProgram arguments, List<Carrier> results, RowProgram label) {

    LabelCode newCode() {
        return new Code(this);
    }

    private static final class Code implements LabelCode {
        private final KeyProgram.Code rowKey;
        private final KeyProgram.Code eventKey;
        private final RowCode arguments;
        private final Carrier[] carriers;
        private final RowCode label;

        Code(LabelPrograms programs) {
            rowKey = programs.rowKey.newCode();
            eventKey = programs.eventKey.newCode();
            arguments = programs.arguments.newCode();
            carriers = programs.results.toArray(Carrier[]::new);
            label = programs.label.newCode();
        }

        @Override
        public Key eventKey(@Nullable Object[] event) {
            return eventKey.of(event);
        }

        @Override
        public Key rowKey(@Nullable Object[] row) {
            return rowKey.of(row);
        }

        @Override
        public void arguments(@Nullable Object[] row, @Nullable Object[] values) {
            arguments.evaluate(row);
            for (int i = 0; i < arguments.size(); i++) {
                values[i] = arguments.get(i);
            }
        }

        @Override
        public @Nullable Object label(@Nullable Object[] results) {
            Carrier.carry(carriers, results, 0);
            label.evaluate(results);
            return label.get(0);
        }
    }
}
