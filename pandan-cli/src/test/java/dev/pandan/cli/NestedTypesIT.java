package dev.pandan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.expression.ProjectCompiler;
import dev.pandan.live.LeaseTimes;
import dev.pandan.live.LiveLimits;
import dev.pandan.live.LiveOptions;
import dev.pandan.live.LiveProject;
import dev.pandan.live.Outcome;
import dev.pandan.live.Submission;
import dev.pandan.live.json.EventParser;
import dev.pandan.live.json.ParsedEvent;
import dev.pandan.live.model.Bundle;
import dev.pandan.live.model.Champions;
import dev.pandan.spec.project.ProjectReader;
import dev.pandan.spec.project.StoreAddress;
import dev.pandan.store.memory.MemoryStore;
import dev.pandan.training.history.HistoryClock;
import dev.pandan.training.history.StoredProject;
import dev.pandan.training.job.Progress;
import dev.pandan.training.job.SparkSessions;
import dev.pandan.training.parity.ParityChecker;
import dev.pandan.training.parity.ParityOptions;
import dev.pandan.training.parity.ParityReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arrays and structs from an event's JSON to its decision, and from the stored log to the same features on Spark. */
final class NestedTypesIT {
    private static final long SEED = 17;
    private static final int EVENTS = 400;
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
                  customer: string
                  address: struct<city:string,geo:struct<lat:double,lon:double>>
                  items: array<struct<sku:string,price:double,tags:array<string>>>
            windows:
              by_customer_1h: {stream: orders, by: customer, last: 1h}
              by_city_1h: {stream: orders, by: {customer: address.city}, last: 1h}
            decisions:
              check:
                stream: orders
                features:
                  city: address.city
                  north: address.geo.lat > 45
                  first: items[0].sku
                  many: size(items)
                  dear: exists(items, x -> x.price > 10)
                  total: aggregate(items, 0D, (a, x) -> a + coalesce(x.price, 0D))
                  gifts: size(filter(items, x -> array_contains(x.tags, '선물')))
                  items_before: sum(size(items)) OVER by_customer_1h
                  spent_before: sum(aggregate(items, 0D, (a, x) -> a + coalesce(x.price, 0D))) OVER by_customer_1h
                  dear_before: count_if(exists(items, x -> x.price > 10)) OVER by_customer_1h
                  known_city: count(address.city) OVER by_city_1h
                  prices: {value: items.price, size: 2}
                  place: array(address.geo.lat, address.geo.lon)
                  before: array(items_before, spent_before, dear_before)
                  price_share: prices[0] / aggregate(prices, 0D, (a, x) -> a + x)
                policy: {otherwise: none, fallback: none}
            """;
    private static final String[] SKUS = {"\"a\"", "\"판단\"", "\"\"", "null", "\"\\ud83d\\ude00\""};
    private static final String[] PRICES = {"1.5", "-0.0", "\"NaN\"", "1e300", "null", "10.000000000000002", "0.1"};
    private static final String[] TAGS = {"[]", "null", "[\"선물\"]", "[null,\"선물\",\"\"]"};
    private static final String[] ADDRESSES = {
        "null",
        "{}",
        "{\"city\":\"k1\",\"geo\":null}",
        "{\"city\":\"k2\",\"geo\":{\"lat\":45.5,\"lon\":-0.0}}",
        "{\"geo\":{\"lat\":\"NaN\"},\"city\":\"서울\"}"
    };

    private final MemoryStore store = new MemoryStore();
    private final ProjectProgram program =
            ProjectCompiler.compile(ProjectReader.read("pandan.yaml", PROJECT, name -> null));
    private final EventParser parser = new EventParser(program.project());

    @Test
    void features_ofArraysAndStructs_areTheSameLiveAndOnSpark(@TempDir Path folder) throws Exception {
        try (LiveProject live = open()) {
            Object[] known = features(
                    live, "{'id':'x-1','at':1000,'customer':'me','items':[{'sku':'s','price':12.5},{'price':3}]}");
            assertThat(Arrays.copyOf(known, 7)).containsExactly(null, null, "s", 2f, 1f, 15.5f, 0f);
            Object[] next = features(live, "{'id':'x-2','at':2000,'customer':'me','items':[],'address':{'city':'me'}}");
            assertThat(Arrays.copyOfRange(known, 11, 14))
                    .containsExactly(new float[] {12.5f, 3}, new float[] {Float.NaN, Float.NaN}, new float[] {
                        Float.NaN, Float.NaN, 0
                    });
            assertThat(next)
                    .containsExactly(
                            "me",
                            null,
                            null,
                            0f,
                            0f,
                            0f,
                            0f,
                            2f,
                            15.5f,
                            1f,
                            0f,
                            null,
                            new float[] {Float.NaN, Float.NaN},
                            new float[] {2, 15.5f, 1},
                            null);
            Random random = new Random(SEED);
            for (int i = 0; i < EVENTS; i++) {
                features(live, event(random, i));
            }
        }
        ParityReport report = parity(folder);
        assertThat(report.checked()).isEqualTo(EVENTS + 2);
        assertThat(report.mismatches()).isZero();
        assertThat(report.violations()).isZero();
    }

    private LiveProject open() {
        return LiveProject.open(new LiveOptions(
                program,
                store,
                new NoModel(),
                Clock.systemUTC(),
                "test",
                "",
                LiveLimits.standard(),
                LeaseTimes.standard()));
    }

    private Object[] features(LiveProject live, String json) throws Exception {
        byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        ParsedEvent.Event event = (ParsedEvent.Event) parser.parse("orders", bytes);
        Outcome outcome = live.submit(Submission.of("orders", event.row())).get(60, TimeUnit.SECONDS);
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        Decision decision = ((Outcome.Accepted) outcome).decisions().get(0);
        return decision.features().values();
    }

    /** An event up to two minutes around its place, so that many come late and some at the same time. */
    private static String event(Random random, int i) {
        long at = 10_000_000_000L + 60_000_000L * (i + random.nextInt(5) - 2);
        StringBuilder items = new StringBuilder();
        int size = random.nextInt(4);
        for (int j = 0; j < size; j++) {
            items.append(j == 0 ? "" : ",")
                    .append(
                            random.nextInt(6) == 0
                                    ? "null"
                                    : "{'sku':" + any(random, SKUS) + ",'price':" + any(random, PRICES) + ",'tags':"
                                            + any(random, TAGS) + "}");
        }
        return "{'id':'o-" + i + "','at':" + at + ",'customer':'k" + random.nextInt(3) + "','address':"
                + any(random, ADDRESSES) + ",'items':" + (random.nextInt(6) == 0 ? "null" : "[" + items + "]") + "}";
    }

    private static String any(Random random, String[] texts) {
        return texts[random.nextInt(texts.length)];
    }

    private ParityReport parity(Path folder) throws IOException {
        StoreAddress address = new StoreAddress("memory", false, List.of(), "", Map.of());
        StoredProject stored = new StoredProject(program, PROJECT, store, address, "shop");
        try (SparkSession spark = SparkSessions.open(folder, 2)) {
            return new ParityChecker(spark, Progress.none())
                    .check(stored, "check", new ParityOptions(HistoryClock.ARRIVAL, 3, 5));
        }
    }

    private static final class NoModel implements Champions {
        @Override
        public Optional<Integer> version(String decision) {
            return Optional.empty();
        }

        @Override
        public Bundle load(String decision, int version) {
            throw new AssertionError("there is none");
        }
    }
}
