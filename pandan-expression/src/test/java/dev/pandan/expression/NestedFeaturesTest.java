package dev.pandan.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.engine.program.DecisionCode;
import dev.pandan.engine.program.ProjectCode;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.spec.type.Struct;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Arrays and structs in expressions. */
final class NestedFeaturesTest {
    private static final String PROJECT = """
            pandan: 1
            name: shop
            store: embedded:cassandra
            streams:
              orders:
                id: id
                time: at
                columns:
                  id: string
                  at: timestamp
                  tags: array<string>
                  address: struct<city:string,zip:string,geo:struct<lat:double,lon:double>>
                  items: array<struct<sku:string,price:double,parts:array<int>>>
                  scores: array<double>
                  costs: array<decimal>
                  days: array<date>
                  blobs: array<binary>
            tables:
              cities: {key: city, columns: {city: string, near: array<string>}}
            windows:
              by_city_1d: {stream: orders, by: id, last: 1d}
            decisions:
              check:
                stream: orders
                lookups:
                  home: {table: cities, key: address.city}
                features:
            FEATURES    policy: {otherwise: none, fallback: none}
            """;
    private static final int HOME = 9;

    private static ProjectProgram compile(String... features) {
        return ProjectCompiler.compile(Projects.read(yaml(features)));
    }

    private static String yaml(String... features) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < features.length; i++) {
            lines.append("      f").append(i).append(": \"").append(features[i]).append("\"\n");
        }
        return PROJECT.replace("FEATURES", lines);
    }

    private static @Nullable Object[] row(
            @Nullable Object tags, @Nullable Object address, @Nullable Object items, @Nullable Object scores) {
        return new @Nullable Object[] {"o-1", 0L, tags, address, items, scores, null, null, null};
    }

    private static @Nullable Object[] features(ProjectProgram program, @Nullable Object[] row) {
        @Nullable Object[] input = Arrays.copyOf(row, row.length + 2);
        @Nullable
        Object[] results =
                new Object[program.decisions().get("check").features().size()];
        program.newCode().decision("check").features(input, results);
        return results;
    }

    private static List<@Nullable Object> list(@Nullable Object... elements) {
        return Arrays.asList(elements);
    }

    private static Struct item(@Nullable String sku, @Nullable Double price) {
        return Struct.of(sku, price, list(1, null, 3));
    }

    @Test
    void features_ofElementsAndFields_areRead() {
        ProjectProgram program = compile(
                "tags[0]",
                "size(items)",
                "address.city",
                "address.geo.lat",
                "items[1].price",
                "element_at(items, -1).sku",
                "items[0].parts[2]",
                "array_contains(tags, '판단')",
                "concat_ws('+', items.sku)",
                "string(address)",
                "items[9].sku");
        Struct address = Struct.of("서울", "04524", Struct.of(37.5, -0.0));
        assertThat(features(program, row(list("a", "판단"), address, list(item("x", 1.5), item("y", 2.5)), null)))
                .containsExactly("a", 2f, "서울", 37.5f, 2.5f, "y", 3f, 1f, "x+y", "{서울, 04524, {37.5, -0.0}}", null);
    }

    @Test
    void features_withLambdas_areComputed() {
        ProjectProgram program = compile(
                "exists(items, x -> x.price > 10)",
                "aggregate(items, 0D, (a, x) -> a + x.price)",
                "size(filter(items, x -> x.sku = 'x'))",
                "forall(items, x -> exists(x.parts, p -> p = 3))",
                "concat_ws(',', transform(items, (x, i) -> concat(x.sku, i)))",
                "array_max(transform(items, x -> x.price))");
        assertThat(features(program, row(null, null, list(item("x", 1.5), item("y", 20.25)), null)))
                .containsExactly(1f, 21.75f, 1f, 1f, "x0,y1", 20.25f);
    }

    @Test
    void features_ofNulls_areAsInSpark() {
        ProjectProgram program = compile(
                "tags[0]",
                "array_size(tags)",
                "size(tags)",
                "address.geo.lat",
                "items[0].price",
                "exists(items, x -> x.price > 10)",
                "aggregate(items, 0D, (a, x) -> a + coalesce(x.price, 0))");
        assertThat(features(program, row(null, null, null, null)))
                .as("size(NULL) is -1 with ANSI mode off")
                .containsExactly(null, null, -1f, null, null, null, null);
        assertThat(features(program, row(list(), Struct.of(null, null, null), list(), null)))
                .containsExactly(null, 0f, 0f, null, null, 0f, 0f);
        assertThat(features(program, row(list((Object) null), null, list(null, item(null, null)), null)))
                .containsExactly(null, 1f, 1f, null, null, null, 0f);
    }

    @Test
    void features_ofExtremes_areCanonical() {
        ProjectProgram program = compile("scores[0]", "scores[1]", "array_max(scores)", "scores[2]");
        Object[] values = features(program, row(null, null, null, list(-0.0, Double.NaN, 1e300)));
        assertThat(Float.floatToRawIntBits((Float) values[0])).isZero();
        assertThat(values).containsExactly(0f, Float.NaN, Float.NaN, Float.POSITIVE_INFINITY);
    }

    @Test
    void features_ofOtherElements_areRead() {
        ProjectProgram program = compile("costs[0] * 2", "dayofweek(days[0])", "hex(blobs[1])");
        Object[] row = row(null, null, null, null);
        row[6] = list(new BigDecimal("12.5"));
        row[7] = list(0);
        row[8] = list(null, new byte[] {(byte) 0xFF, 0});
        assertThat(features(program, row)).containsExactly(25f, 5f, "FF00");
    }

    @Test
    void lookup_columnOfItsRow_mayBeAnArray() {
        ProjectProgram program = compile("home.near[1]", "size(home.near)");
        Object[] row = Arrays.copyOf(row(null, Struct.of("a", null, null), null, null), HOME + 2);
        row[HOME + 1] = list("b", "c");
        Object[] results = new Object[2];
        program.newCode().decision("check").features(row, results);
        assertThat(results).containsExactly("c", 2f);
        DecisionCode code = program.newCode().decision("check");
        assertThat(code.lookupKey(0, row)).isNotEqualTo(code.lookupKey(0, row(null, null, null, null)));
    }

    @Test
    void argumentsOfAggregates_mayReadArrays() {
        ProjectProgram program = compile(
                "sum(size(items)) OVER by_city_1d",
                "avg(aggregate(items, 0D, (a, x) -> a + x.price)) OVER by_city_1d",
                "count(address.zip) OVER by_city_1d",
                "count_if(exists(tags, t -> t = 'gift')) OVER by_city_1d");
        ProjectCode code = program.newCode();
        Object[] arguments = new Object[program.tables().get(0).arguments().size()];
        code.arguments(
                0,
                row(list("gift"), Struct.of("a", "04524", null), list(item("x", 1.5), item("y", 2.0)), null),
                arguments);
        assertThat(arguments).contains(2L, 3.5);
    }

    @Test
    void problems_ofFieldsAndTypes_sayWhatThereIs() {
        assertThat(problem("address.ctiy")).contains("ctiy", "city");
        assertThat(problem("tags")).contains("found array<string>");
        assertThat(problem("address")).contains("found struct<city:string");
        assertThat(problem("taggs[0]")).contains("did you mean 'tags'?");
    }

    @Test
    void keys_ofArraysAndStructs_areRefused() {
        String yaml = yaml("count(*) OVER by_city_1d").replace("by: id", "by: {id: tags}");
        assertThat(Projects.problems(Projects.read(yaml)))
                .singleElement()
                .asString()
                .contains("found array<string>, which cannot be a key (take a field or an element of it)");
        String lookup = yaml("size(home.near)").replace("key: address.city", "key: address");
        assertThat(Projects.problems(Projects.read(lookup)))
                .singleElement()
                .asString()
                .contains("found struct<city:string", "cannot be a key");
    }

    private static String problem(String feature) {
        List<String> problems = Projects.problems(Projects.read(yaml(feature)));
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    @Test
    void lambdas_onManyThreadsAtOnce_computeTheSame() throws Exception {
        ProjectProgram program = compile(
                "aggregate(scores, 0D, (a, x) -> a + x)",
                "exists(scores, x -> x = 1e9)",
                "size(filter(scores, x -> x > 0))");
        int count = 8;
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int seed = i + 1;
                tasks.add(() -> wrong(program, seed));
            }
            for (Future<Integer> result : threads.invokeAll(tasks)) {
                assertThat(result.get()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static int wrong(ProjectProgram program, int seed) {
        DecisionCode code = program.newCode().decision("check");
        Double[] scores = new Double[50];
        Arrays.fill(scores, (double) seed);
        Object[] row = Arrays.copyOf(row(null, null, null, List.of(scores)), HOME + 2);
        Object[] results = new Object[3];
        int wrong = 0;
        for (int i = 0; i < 5_000; i++) {
            code.features(row, results);
            wrong += results[0].equals(50f * seed) && results[1].equals(0f) && results[2].equals(50f) ? 0 : 1;
        }
        return wrong;
    }
}
