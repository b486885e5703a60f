package dev.pandan.expression.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.expression.catalyst.Catalyst;
import dev.pandan.expression.catalyst.Functions;
import dev.pandan.expression.catalyst.Unusable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every function of Spark that makes one value of one row is compiled as a feature and gives what Spark gives, or is refused with a reason. Its arguments are
 * columns, as far as the function allows that.
 */
final class BuiltinFunctionsTest {
    /** It takes the session's time zone if there is no other, which is always UTC here. */
    private static final String ZONED = "convert_timezone('Europe/Brussels', timestamp_ntz'2021-12-05 15:00:00')";

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
        open.removeIf(BuiltinFunctionsTest::isUnusable);
        for (Columns.Share share : Columns.Share.values()) {
            attempt(open, share);
            open.removeIf(BuiltinFunctionsTest::isCompiled);
        }
        attempt(all.stream().filter(BuiltinFunctionsTest::isUnusable).toList(), Columns.Share.NONE);
        print();
    }

    private static void attempt(List<Example> open, Columns.Share share) {
        List<Columns> columns = new ArrayList<>();
        for (Example example : open) {
            columns.add(Columns.of(example.expression(), share, "c" + columns.size(), SPARK));
        }
        List<Trial.Outcome> outcomes = Trial.run(columns);
        for (int i = 0; i < outcomes.size(); i++) {
            OUTCOMES.put(open.get(i), outcomes.get(i));
            SHARES.put(open.get(i), share);
        }
    }

    @Test
    void everyCompiledExample_givesWhatSparkGives() {
        List<String> different = new ArrayList<>();
        OUTCOMES.forEach((example, outcome) -> {
            SparkEvaluator.Known known = KNOWN.get(example);
            if (outcome instanceof Trial.Compiled compiled
                    && !example.expression().equals(ZONED)
                    && (known == null || !Objects.equals(known.text(), compiled.value()))) {
                different.add(example.expression() + ": " + compiled.value() + ", Spark: " + known);
            }
        });
        assertThat(different).isEmpty();
        assertThat(OUTCOMES.get(Example.printing("convert_timezone", ZONED, "2021-12-06 00:00:00")))
                .isEqualTo(new Trial.Compiled("2021-12-05 16:00:00", "2021-12-05 16:00:00"));
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
            boolean compiled = examples.of(function).stream().anyMatch(BuiltinFunctionsTest::isCompiled);
            boolean refused = Unusable.of(function, 1).isPresent();
            assertThat(compiled).as(function + " is compiled").isEqualTo(!refused);
        }
    }

    @Test
    void everySoundExample_isCompiled() {
        Map<String, String> failed = new LinkedHashMap<>();
        OUTCOMES.forEach((example, outcome) -> {
            if (KNOWN.get(example) != null
                    && KNOWN.get(example).repeatable()
                    && outcome instanceof Trial.Refused refused
                    && !isUnusable(example)
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
            if (known != null && !known.repeatable() && !example.expression().equals(ZONED)) {
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

    @Test
    void mergeOfSketches_thatSparkCallsRepeatable_isNot() {
        String merge = examples.of("kll_sketch_merge_bigint").get(0).expression();
        List<SparkEvaluator.Known> merged = SPARK.know(Collections.nCopies(20, "base64(" + merge + ")"));
        assertThat(merged).doesNotContainNull();
        assertThat(new HashSet<>(merged)).hasSizeGreaterThan(1);
    }

    /** Which functions are compiled, and why the others are not. */
    private static void print() {
        Map<String, List<String>> table = new LinkedHashMap<>();
        for (String name : new TreeSet<>(FUNCTIONS.names())) {
            table.computeIfAbsent(verdict(name), verdict -> new ArrayList<>()).add(name);
        }
        table.forEach((verdict, names) ->
                System.out.printf("%4d functions %s: %s%n", names.size(), verdict, String.join(" ", names)));
        System.out.printf(
                "%d examples: %d compiled, %d of them on columns, %d give what Spark's documentation prints%n",
                OUTCOMES.size(),
                count(BuiltinFunctionsTest::isCompiled),
                count(example -> isCompiled(example) && SHARES.get(example) != Columns.Share.NONE),
                count(BuiltinFunctionsTest::isAsPrinted));
    }

    private static String verdict(String function) {
        return switch (FUNCTIONS.kind(function, 1)) {
            case SCALAR ->
                examples.of(function).stream().anyMatch(BuiltinFunctionsTest::isCompiled)
                        ? "compiled"
                        : "neither compiled nor refused";
            case UNUSABLE ->
                "refused, " + Unusable.of(function, 1).orElseThrow().reason();
            case AGGREGATE -> "that are aggregates";
            case WINDOW -> "of rows in an order";
            case GENERATOR -> "that make many rows";
            case UNKNOWN -> "unknown";
        };
    }

    private static boolean isUnusable(Example example) {
        return Unusable.of(example.function(), 1).isPresent();
    }

    private static long count(Predicate<Example> condition) {
        return OUTCOMES.keySet().stream().filter(condition).count();
    }

    private static boolean isCompiled(Example example) {
        return OUTCOMES.get(example) instanceof Trial.Compiled;
    }

    private static boolean isAsPrinted(Example example) {
        return OUTCOMES.get(example) instanceof Trial.Compiled compiled
                && example.printed().equals(Optional.of(compiled.value() == null ? "NULL" : compiled.value()));
    }
}
