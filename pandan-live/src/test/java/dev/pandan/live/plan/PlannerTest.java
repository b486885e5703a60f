package dev.pandan.live.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.expression.ProjectCompiler;
import dev.pandan.live.Layouts;
import dev.pandan.spec.project.ProjectReader;
import dev.pandan.spec.row.RowCodec;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.memory.MemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final long HOUR = 3_600_000_000L;
    private final ProjectProgram program = program();

    private static ProjectProgram program() {
        try {
            String text = Files.readString(Path.of("..", "examples", "flights", "pandan.yaml"));
            return ProjectCompiler.compile(ProjectReader.read("pandan.yaml", text, name -> null));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static FeatureCost feature(Plan plan, String name) {
        return plan.decisions().get(0).features().stream()
                .filter(cost -> cost.feature().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void plan_withoutALog_saysWhatARowAndAKeyTake() {
        Plan plan = Planner.plan(program, List.of());
        assertThat(plan.tables())
                .extracting(TableCost::table)
                .containsExactlyInAnyOrder(
                        "departures_by_origin",
                        "arrivals_by_destination",
                        "arrivals_by_origin",
                        "arrivals_by_origin_destination");
        assertThat(plan.tables()).allSatisfy(table -> {
            assertThat(table.bytesPerRow()).isBetween(16L, 64L);
            assertThat(table.bytesPerKey()).isBetween(200L, 600L);
            assertThat(table.kept()).isEmpty();
        });
    }

    @Test
    void plan_storeReads_countTablesAndKeysOnce() {
        DecisionCost late = Planner.plan(program, List.of()).decisions().get(0);
        // Both windows over arrivals by destination share a table, but are read under the event's origin and its
        // destination.
        assertThat(late.cold()).isEqualTo(new StoreReads(1, 5, 1));
        assertThat(late.cold().total()).isEqualTo(7);
        assertThat(late.warm()).isEqualTo(new StoreReads(1, 0, 0));
    }

    @Test
    void plan_ofAFeature_includesWhatItIsMadeOf() {
        FeatureCost usual = feature(Planner.plan(program, List.of()), "above_usual");
        assertThat(usual.columns()).containsExactlyInAnyOrder("origin", "destination");
        assertThat(usual.windows())
                .extracting(use -> use.read().window())
                .containsExactlyInAnyOrder("route_7d", "arrivals_there_2h");
        assertThat(usual.cold()).isEqualTo(new StoreReads(0, 2, 0));
        assertThat(feature(Planner.plan(program, List.of()), "state").cold()).isEqualTo(new StoreReads(0, 0, 1));
        assertThat(feature(Planner.plan(program, List.of()), "distance").cold().total())
                .isZero();
    }

    @Test
    void plan_withALog_expectsItsRate() {
        try (MemoryStore store = new MemoryStore()) {
            store.create(Layouts.of(program)).join();
            int rows = 2_400;
            store.write(arrivals(rows), List.of()).join();
            Plan plan = Planner.plan(program, new LogSampler(store, program).samples());
            StreamSample arrivals = plan.streams().stream()
                    .filter(sample -> sample.stream().equals("arrivals"))
                    .findFirst()
                    .orElseThrow();
            assertThat(arrivals.exact()).isTrue();
            assertThat(arrivals.rows()).isEqualTo(rows);
            assertThat(arrivals.rowsPerHour()).isCloseTo(100, within(0.1));
            assertThat(arrivals.keys()).containsEntry("arrivals_by_origin", 3L);
            Kept there = feature(plan, "there_delay").windows().get(0).kept().orElseThrow();
            assertThat(there.rows()).isEqualTo(200);
            assertThat(there.keys()).isEqualTo(2);
            assertThat(there.bytes()).isPositive();
            Kept route = feature(plan, "late_share").windows().get(0).kept().orElseThrow();
            assertThat(route.rows()).as("7 days, of which the log has one").isEqualTo(rows);
            assertThat(feature(plan, "busy").windows().get(0).kept())
                    .as("no departure in the log")
                    .isEmpty();
        }
    }

    @Test
    void plan_windowsByRowsAndSinceEver_areBoundedByThem() throws IOException {
        String text = Files.readString(Path.of("..", "examples", "flights", "pandan.yaml"))
                .replace("by: destination,           last: 2h", "by: destination,           last: 20 rows")
                .replace("by: [origin, destination], last: 7d", "by: [origin, destination], last: ever");
        ProjectProgram other = ProjectCompiler.compile(ProjectReader.read("pandan.yaml", text, name -> null));
        try (MemoryStore store = new MemoryStore()) {
            store.create(Layouts.of(other)).join();
            store.write(arrivals(2_400), List.of()).join();
            Plan plan = Planner.plan(other, new LogSampler(store, other).samples());
            Kept there = feature(plan, "there_delay").windows().get(0).kept().orElseThrow();
            assertThat(there.rows()).as("20 rows of 2 keys").isEqualTo(40);
            Kept route = feature(plan, "late_share").windows().get(0).kept().orElseThrow();
            assertThat(route.rows()).isEqualTo(2_400);
            assertThat(route.keys()).isEqualTo(6);
        }
    }

    @Test
    void sample_ofAPart_estimatesTheWhole() {
        try (MemoryStore store = new MemoryStore()) {
            store.create(Layouts.of(program)).join();
            store.write(arrivals(4_000), List.of()).join();
            StreamSample sample = new LogSampler(store, program).sample("arrivals", 1_000);
            if (!sample.exact()) {
                assertThat((double) sample.rows()).isCloseTo(4_000, within(800.0));
            }
            assertThat(sample.payloadBytes()).isBetween(10.0, 100.0);
        }
    }

    /** One every 36 seconds. */
    private List<StoredEvent> arrivals(int rows) {
        RowCodec codec =
                new RowCodec(Objects.requireNonNull(program.project().streams().get("arrivals"))
                        .schema());
        List<StoredEvent> events = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            long time = i * HOUR / 100;
            byte[] row = codec.encode(new Object[] {"f-" + i, time, "O" + i % 3, "D" + i % 2, 5});
            events.add(new StoredEvent("arrivals", "f-" + i, time, row, i + 1, time, Map.of()));
        }
        return events;
    }
}
