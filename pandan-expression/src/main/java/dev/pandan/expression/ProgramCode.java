package dev.pandan.expression;

import dev.pandan.engine.program.DecisionCode;
import dev.pandan.engine.program.ProjectCode;
import dev.pandan.expression.catalyst.Catalyst;
import dev.pandan.expression.catalyst.RowCode;
import dev.pandan.expression.catalyst.RowProgram;
import dev.pandan.spec.row.Key;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The programs of a whole project. Immutable and thread-safe.
 *
 * @param keys keys of rows by position of the window table
 * @param tables arguments of aggregates by position of the window table
 * @param valid conditions by stream
 */
record ProgramCode(
        Catalyst catalyst,
        List<KeyProgram> keys,
        List<RowProgram> tables,
        Map<String, Validity> valid,
        Map<String, DecisionPrograms> decisions) {

    /** Named conditions of a stream. */
    record Validity(List<String> names, RowProgram program) {}

    ProjectCode newCode() {
        return new Code(this);
    }

    private static final class Code implements ProjectCode {
        private final Catalyst catalyst;
        private final List<KeyProgram.Code> keys;
        private final List<RowCode> tables;
        private final Map<String, Checks> valid = new HashMap<>();
        private final Map<String, DecisionCode> decisions = new HashMap<>();

        Code(ProgramCode program) {
            catalyst = program.catalyst;
            keys = program.keys.stream().map(KeyProgram::newCode).toList();
            tables = program.tables.stream().map(RowProgram::newCode).toList();
            program.valid.forEach((stream, validity) -> valid.put(
                    stream, new Checks(validity.names(), validity.program().newCode())));
            program.decisions.forEach((name, decision) -> decisions.put(name, decision.newCode()));
        }

        @Override
        public Key rowKey(int table, @Nullable Object[] row) {
            return keys.get(table).of(row);
        }

        @Override
        public void arguments(int table, @Nullable Object[] row, @Nullable Object[] arguments) {
            RowCode code = tables.get(table);
            code.evaluate(row);
            for (int i = 0; i < code.size(); i++) {
                arguments[i] = code.get(i);
            }
        }

        @Override
        public @Nullable String violated(String stream, @Nullable Object[] row) {
            return Objects.requireNonNull(valid.get(stream), stream).violated(row);
        }

        @Override
        public DecisionCode decision(String name) {
            return Objects.requireNonNull(decisions.get(name), name);
        }

        @Override
        public void pinned(Runnable work) {
            catalyst.pinned(() -> {
                work.run();
                return true;
            });
        }
    }

    /** Conditions of one stream, compiled. */
    private record Checks(List<String> names, RowCode code) {
        @Nullable
        String violated(@Nullable Object[] row) {
            code.evaluate(row);
            for (int i = 0; i < code.size(); i++) {
                if (!Boolean.TRUE.equals(code.get(i))) {
                    return names.get(i);
                }
            }
            return null;
        }
    }
}
