package dev.pandan.training.oracle;

import dev.pandan.testkit.project.Term;
import dev.pandan.testkit.project.TestAggregate;
import dev.pandan.testkit.project.TestWindow;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How a database spells expressions and aggregates.
 *
 * @param same operator that is true for two nulls
 * @param spelling of an expression that is written in Spark SQL
 */
record Dialect(String same, UnaryOperator<String> spelling) {
    String of(Term term) {
        return spelling.apply(term.sql());
    }

    /** Name of the table of a stream. */
    static String table(String stream) {
        return "t_" + stream;
    }

    /** The parts of a key, each in a form in which {@code %s} is its expression and {@code %d} its number. */
    String key(TestWindow window, Function<TestWindow.Part, Term> side, String form, String separator) {
        return IntStream.range(0, window.key().size())
                .mapToObj(i ->
                        form.replace("%s", of(side.apply(window.key().get(i)))).replace("%d", Integer.toString(i)))
                .collect(Collectors.joining(separator));
    }

    /** The condition of an aggregate's filter, after AND; empty if it has none. */
    String filter(TestAggregate aggregate) {
        return aggregate.filter() == null ? "" : " AND (" + of(aggregate.filter()) + ")";
    }

    static String call(TestAggregate aggregate, String argument) {
        return switch (aggregate.function()) {
            case COUNT_DISTINCT -> "count(DISTINCT " + argument + ")";
            // DuckDB's count_if of no row is null.
            case COUNT_IF -> "count(CASE WHEN " + argument + " THEN 1 END)";
            case ANY -> "bool_or(" + argument + ")";
            case EVERY -> "bool_and(" + argument + ")";
            default -> aggregate.function().name().toLowerCase(Locale.ROOT) + "(" + argument + ")";
        };
    }
}
