package dev.pandan.expression.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.expression.catalyst.Catalyst;
import dev.pandan.expression.catalyst.Functions;
import dev.pandan.expression.catalyst.Unusable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every function of Spark that makes one value of one row is compiled as a feature and gives what Spark gives, or is refused with a reason. Its arguments are
 * columns, as far as the function allows that.
 */
final class BuiltinFunctionsTest {
    /** Sound functions whose arguments Spark itself cannot have without a query. */
    private static final Set<String> NOT_POSSIBLE = Set.of();

    private static final Functions FUNCTIONS = new Catalyst().functions();
    private static final SparkEvaluator SPARK = new SparkEvaluator();
    private static final Map<Example, SparkEvaluator.Known> KNOWN = new HashMap<>();
    private static final Map<Example, Trial.Outcome> OUTCOMES = new LinkedHashMap<>();
    private static final Map<Example, Columns.Share> SHARES = new HashMap<>();
    private static Examples examples;

    @BeforeAll
    static void run() {
        examples = new Examples(FUNCTIONS, SPARK);
        List<Example> all = examples.all();
        List<SparkEvaluator.Known> known =
                SPARK.know(all.stream().map(Example::expression).toList());
        for (int i = 0; i < all.size(); i++) {
            KNOWN.put(all.get(i), known.get(i));
        }
        List<Example> open = new ArrayList<>(all);
        for (Columns.Share share : Columns.Share.values()) {
            List<Columns> columns = new ArrayList<>();
            for (Example example : open) {
                columns.add(Columns.of(example.expression(), share, "c" + columns.size(), SPARK));
            }
            List<Trial.Outcome> outcomes = Trial.run(columns);
            for (int i = 0; i < outcomes.size(); i++) {
                OUTCOMES.put(open.get(i), outcomes.get(i));
                SHARES.put(open.get(i), share);
            }
            open.removeIf(example -> OUTCOMES.get(example) instanceof Trial.Compiled);
        }
        print();
    }

    @Test
    void everyCompiledExample_givesWhatSparkGives() {
        List<String> different = new ArrayList<>();
        OUTCOMES.forEach((example, outcome) -> {
            SparkEvaluator.Known known = KNOWN.get(example);
            if (outcome instanceof Trial.Compiled compiled
                    && (known == null || !Objects.equals(known.text(), compiled.value()))) {
                different.add(example.expression() + ": " + compiled.value() + ", Spark: " + known);
            }
        });
        assertThat(different).isEmpty();
    }

    @Test
    void everyCompiledExample_givesTheSameAgain() {
        OUTCOMES.forEach((example, outcome) -> {
            if (outcome instanceof Trial.Compiled compiled) {
                assertThat(compiled.again()).as(example.expression()).isEqualTo(compiled.value());
            }
        });
    }

    @Test
    void everyFunction_isCompiledOrRefusedForAReason() {
        assertThat(examples.functions()).hasSizeGreaterThan(400);
        for (String function : examples.functions()) {
            assertThat(examples.of(function)).as(function + " has an example").isNotEmpty();
            boolean compiled =
                    examples.of(function).stream().anyMatch(one -> OUTCOMES.get(one) instanceof Trial.Compiled);
            boolean refused = Unusable.of(function, 1).isPresent();
            assertThat(compiled).as(function + " is compiled").isEqualTo(!refused && !NOT_POSSIBLE.contains(function));
        }
    }

    @Test
    void everySoundExample_isCompiled() {
        Map<String, String> failed = new LinkedHashMap<>();
        OUTCOMES.forEach((example, outcome) -> {
            if (KNOWN.get(example) != null
                    && KNOWN.get(example).repeatable()
                    && outcome instanceof Trial.Refused refused
                    && Unusable.of(example.function(), 1).isEmpty()
                    && !refused.message().contains("live and in training")) {
                failed.put(example.expression(), refused.message());
            }
        });
        assertThat(failed).isEmpty();
    }

    @Test
    void everyExampleThatSparkCallsUnrepeatable_isRefusedWithTheAlternative() {
        Set<String> unrepeatable = new TreeSet<>();
        KNOWN.forEach((example, known) -> {
            if (known != null && !known.repeatable() && !example.function().equals("convert_timezone")) {
                unrepeatable.add(example.function());
                Trial.Outcome outcome = OUTCOMES.get(example);
                assertThat(outcome).as(example.expression()).isInstanceOf(Trial.Refused.class);
                assertThat(((Trial.Refused) outcome).message())
                        .as(example.expression())
                        .contains(" is refused: ", "(");
            }
        });
        Set<String> named = Stream.of(Unusable.values())
                .filter(Unusable::varies)
                .flatMap(group -> group.functions().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> beyond = new TreeSet<>(named);
        beyond.removeAll(unrepeatable);
        assertThat(beyond)
                .as("what Spark calls repeatable and is not")
                .containsExactly(
                        "kll_sketch_merge_bigint", "kll_sketch_merge_double", "kll_sketch_merge_float", "version");
        unrepeatable.removeAll(named);
        assertThat(unrepeatable).as("refused only without arguments").containsExactly("unix_timestamp");
    }

    private static void print() {
        Map<String, List<String>> table = new LinkedHashMap<>();
        long columns = 0;
        for (Map.Entry<Example, Columns.Share> one : SHARES.entrySet()) {
            columns += one.getValue() == Columns.Share.NONE ? 0 : 1;
        }
        for (String function : examples.functions()) {
            List<Trial.Outcome> outcomes =
                    examples.of(function).stream().map(OUTCOMES::get).toList();
            boolean compiled = outcomes.stream().anyMatch(outcome -> outcome instanceof Trial.Compiled);
            String reason = Unusable.of(function, 1)
                    .map(group -> "refused, " + group.reason())
                    .orElse(compiled ? "compiled" : "not possible");
            table.computeIfAbsent(reason, key -> new ArrayList<>()).add(function);
        }
        for (String name : FUNCTIONS.names()) {
            Functions.Kind kind = FUNCTIONS.kind(name, 1);
            if (kind != Functions.Kind.SCALAR && kind != Functions.Kind.UNUSABLE) {
                table.computeIfAbsent("not of one row, " + kind, key -> new ArrayList<>())
                        .add(name);
            }
        }
        table.forEach(
                (reason, names) -> System.out.printf("%4d %s: %s%n", names.size(), reason, String.join(" ", names)));
        System.out.printf("%d examples, %d with columns%n", OUTCOMES.size(), columns);
    }
}
