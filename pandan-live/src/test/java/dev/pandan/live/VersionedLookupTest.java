package dev.pandan.live;

import static dev.pandan.live.Live.accepted;
import static dev.pandan.live.Live.order;
import static dev.pandan.live.Shop.HOUR;
import static dev.pandan.live.Shop.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.spec.project.TableSpec;
import dev.pandan.spec.row.RowCodec;
import dev.pandan.store.TableRow;
import dev.pandan.store.memory.MemoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A row of a table with {@code valid_from} holds from that time on, until the next version of its key. */
final class VersionedLookupTest {
    private static final TableSpec THEIRS =
            new TableSpec("shops", List.of("shop"), Shop.SHOPS, Optional.of("theirs.shops"), Optional.of("since"));

    private final MemoryStore store = new MemoryStore();
    private int events;

    @Test
    void submit_ownTable_readsTheVersionOfTheEventsTime() throws Exception {
        store.create(Layouts.of(Shop.program())).join();
        put(version("a", 1, null), version("a", 2, START));
        try (LiveProject live = open(Shop.program())) {
            assertThat(size(live, START + 1, "a")).isEqualTo(2f);
            assertThat(size(live, START, "a")).as("starts with the event").isEqualTo(2f);
            assertThat(size(live, START - 1, "a")).as("a microsecond before").isEqualTo(1f);
        }
    }

    @Test
    void submit_noVersionYet_readsNothing() throws Exception {
        store.create(Layouts.of(Shop.program())).join();
        put(version("a", 2, START));
        try (LiveProject live = open(Shop.program())) {
            assertThat(size(live, START, "a")).isEqualTo(2f);
            Decision before = decide(live, START - 1, "a");
            assertThat(before.features().values()[3]).isNull();
            assertThat(before.lookups()).containsExactly((byte[]) null);
            assertThat(size(live, START, "b")).as("no row at all").isNull();
        }
    }

    @Test
    void submit_olderVersionLoadedLater_isReadByTheNextEventOfItsTime() throws Exception {
        store.create(Layouts.of(Shop.program())).join();
        put(version("a", 1, null), version("a", 3, START + HOUR));
        try (LiveProject live = open(Shop.program())) {
            assertThat(size(live, START, "a")).isEqualTo(1f);
            put(version("a", 2, START - HOUR));
            assertThat(size(live, START, "a")).isEqualTo(2f);
            assertThat(size(live, START - HOUR - 1, "a")).isEqualTo(1f);
            assertThat(size(live, START + HOUR, "a")).isEqualTo(3f);
        }
    }

    @Test
    void submit_tableOfTheUser_readsTheVersionOfTheEventsTime() throws Exception {
        List<@Nullable Object[]> rows = new ArrayList<>();
        rows.add(version("a", 3, START + HOUR));
        rows.add(version("a", 1, START - HOUR));
        rows.add(version("a", 2, START));
        store.foreignTables().add("theirs.shops", Shop.SHOPS, rows);
        try (LiveProject live = open(Shop.program(THEIRS))) {
            assertThat(size(live, START, "a")).isEqualTo(2f);
            assertThat(size(live, START - 1, "a")).isEqualTo(1f);
            assertThat(size(live, START - HOUR - 1, "a")).isNull();
            assertThat(size(live, START + HOUR, "a")).isEqualTo(3f);
            assertThat(size(live, START + HOUR, "b")).isNull();
            assertThat(size(live, START, null)).as("no key, no row").isNull();
        }
    }

    @Test
    void submit_versionedRow_isStoredWithTheDecision() throws Exception {
        store.create(Layouts.of(Shop.program())).join();
        put(version("a", 2, START));
        try (LiveProject live = open(Shop.program())) {
            byte[] row = decide(live, START + 7, "a").lookups().get(0);
            assertThat(new RowCodec(Shop.SHOPS).decode(row)).containsExactly("a", 2.0, START);
        }
    }

    private LiveProject open(ProjectProgram program) {
        return LiveProject.open(Live.options(program, store, TestModel.promoted(1)));
    }

    private @Nullable Object size(LiveProject live, long atMicros, @Nullable String shop) throws Exception {
        return decide(live, atMicros, shop).features().values()[3];
    }

    private Decision decide(LiveProject live, long atMicros, @Nullable String shop) throws Exception {
        return accepted(live, order("o-" + events++, atMicros, shop, 1))
                .decisions()
                .get(0);
    }

    private static @Nullable Object[] version(String shop, double size, @Nullable Long since) {
        return new @Nullable Object[] {shop, size, since};
    }

    private void put(@Nullable Object[]... versions) {
        TableRows maker = new TableRows(Shop.SHOP_TABLE);
        List<TableRow> rows = Stream.of(versions).map(maker::row).toList();
        store.putTableRows("shops", rows).join();
    }
}
