package dev.pandan.expression.builtin;

import dev.pandan.engine.program.DecisionCode;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.expression.ProjectCompiler;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import dev.pandan.spec.project.ProjectReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compiles expressions as features of one project, and computes them on one row. */
final class Trial {
    private static final int TOGETHER = 60;

    /** What became of an expression. */
    sealed interface Outcome {}

    /**
     * It was compiled.
     *
     * @param value its value
     * @param again its value in another copy of the code
     */
    record Compiled(@Nullable Object value, @Nullable Object again) implements Outcome {}

    /** It was refused with this message. */
    record Refused(String message) implements Outcome {}

    private Trial() {}

    /** Outcomes in the order of the expressions. */
    static List<Outcome> run(List<Columns> expressions) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int from = 0; from < expressions.size(); from += TOGETHER) {
            outcomes.addAll(together(expressions.subList(from, Math.min(expressions.size(), from + TOGETHER))));
        }
        return outcomes;
    }

    private static List<Outcome> together(List<Columns> expressions) {
        Map<Integer, String> refused = new HashMap<>();
        ProjectProgram program = compile(expressions, refused);
        Object[] values = program == null ? new Object[0] : values(program, expressions, refused);
        Object[] again = program == null ? new Object[0] : values(program, expressions, refused);
        List<Outcome> outcomes = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < expressions.size(); i++) {
            String message = refused.get(i);
            outcomes.add(message == null ? new Compiled(values[at], again[at++]) : new Refused(message));
        }
        return outcomes;
    }

    private static @Nullable ProjectProgram compile(List<Columns> expressions, Map<Integer, String> refused) {
        while (refused.size() < expressions.size()) {
            try {
                return ProjectCompiler.compile(ProjectReader.read("trial", yaml(expressions, refused), name -> null));
            } catch (PandanException failure) {
                int before = refused.size();
                for (Problem problem : failure.problems()) {
                    String feature = Objects.requireNonNull(problem.field(), problem.message());
                    refused.putIfAbsent(
                            Integer.valueOf(feature.substring(feature.lastIndexOf('.') + 2)), problem.message());
                }
                if (refused.size() == before) {
                    throw failure;
                }
            }
        }
        return null;
    }

    private static @Nullable Object[] values(
            ProjectProgram program, List<Columns> expressions, Map<Integer, String> refused) {
        List<@Nullable Object> row = new ArrayList<>(List.of("one", 0L));
        for (int i = 0; i < expressions.size(); i++) {
            if (!refused.containsKey(i)) {
                row.addAll(expressions.get(i).values());
            }
        }
        DecisionCode code = program.newCode().decision("trial");
        @Nullable Object[] values = new Object[expressions.size() - refused.size()];
        code.features(row.toArray(), values);
        return values;
    }

    private static String yaml(List<Columns> expressions, Map<Integer, String> refused) {
        StringBuilder columns = new StringBuilder();
        StringBuilder features = new StringBuilder();
        for (int i = 0; i < expressions.size(); i++) {
            if (!refused.containsKey(i)) {
                expressions.get(i).types().forEach((name, type) -> columns.append(line(8, name, type)));
                features.append(
                        line(6, "f" + i, quoted("string(" + expressions.get(i).expression() + ")")));
            }
        }
        return """
                pandan: 1
                name: trial
                store: embedded:cassandra
                streams:
                  events:
                    id: id
                    time: at
                    columns:
                        id: string
                        at: timestamp
                """ + columns + """
                decisions:
                  trial:
                    stream: events
                    features:
                """ + features + """
                    policy: {otherwise: none, fallback: none}
                """;
    }

    private static String line(int indent, String name, String value) {
        return " ".repeat(indent) + name + ": " + value + "\n";
    }

    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + '"';
    }
}
