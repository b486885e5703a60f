package dev.pandan.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.store.Store;
import dev.pandan.store.StoreVersions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The mark of the layout's version. */
interface VersionContract extends StoreSource {
    @Test
    default void version_ofNewStore_isTheCurrentOne() {
        Store store = freshStore();
        assertThat(new StoreVersions(store).open()).isEqualTo(StoreVersions.CURRENT);
        assertThat(new StoreVersions(store).pending()).isEmpty();
    }

    @Test
    default void migrate_dataWithoutMark_isMarkedOnceAndKept() {
        Store store = freshStore();
        store.objects().put("models/old", new byte[] {1, 2, 3}).join();
        StoreVersions versions = new StoreVersions(store);
        assertThat(versions.open()).isEqualTo(1);
        assertThat(versions.open()).as("opening migrates nothing").isEqualTo(1);

        List<Integer> done = new ArrayList<>();
        versions.migrate(step -> done.add(step.to()));
        versions.migrate(step -> done.add(step.to()));

        assertThat(done).containsExactly(2, StoreVersions.CURRENT);
        assertThat(versions.open()).isEqualTo(StoreVersions.CURRENT);
        assertThat(store.objects().get("models/old").join().orElseThrow()).containsExactly(1, 2, 3);
        assertThat(store.lease().holder().join()).isEmpty();
    }

    @Test
    default void migrate_brokenOff_goesOnWhereItWas() {
        Store store = freshStore();
        store.objects().put("models/old", new byte[1]).join();
        StoreVersions versions = new StoreVersions(store);
        assertThatThrownBy(() -> versions.migrate(step -> {
                    throw new IllegalStateException("broken off after " + step.to());
                }))
                .hasMessageContaining("broken off");
        assertThat(versions.pending()).extracting(StoreVersions.Step::to).containsExactly(StoreVersions.CURRENT);
        versions.migrate(step -> assertThat(step.to()).isEqualTo(StoreVersions.CURRENT));
        assertThat(versions.pending()).isEmpty();
    }

    @Test
    default void openReadable_olderThanTheStoreReads_isRefusedWithTheWayOut() {
        Store store = freshStore();
        store.objects().put("models/old", new byte[1]).join();
        StoreVersions versions = new StoreVersions(store);
        if (store.oldestLayout() > 1) {
            assertThatThrownBy(versions::openReadable)
                    .isInstanceOfSatisfying(PandanException.class, refused -> assertThat(refused.code())
                            .isEqualTo(ErrorCode.MISMATCH))
                    .hasMessageContaining("version 1 of the layout (expected: " + store.oldestLayout() + ")")
                    .hasMessageContaining("pandan store migrate");
            assertThatThrownBy(versions::requireReadable).hasMessageContaining("pandan store migrate");
        }
        versions.migrate(step -> {});
        versions.openReadable();
    }

    /** Two changes that no version makes: names get a prefix, then each content a byte. */
    @Test
    default void migrate_twoChangesBrokenOffInTheMiddleOfEach_endAsIfTheyHadNotBeen() {
        Store store = freshStore();
        for (String name : List.of("a", "b", "c")) {
            store.objects().put("old/" + name, Samples.bytes(name)).join();
        }
        int[] calls = {0};
        StoreVersions versions = new StoreVersions(
                store,
                List.of(
                        new StoreVersions.Step(2, "rename", data -> change(data, "old/", "new/", "", calls)),
                        new StoreVersions.Step(3, "lengthen", data -> change(data, "new/", "long/", "!", calls))));
        assertThat(versions.pending()).extracting(StoreVersions.Step::to).containsExactly(2, 3);
        assertThat(store.objects().list("new/").join())
                .as("looking changes nothing")
                .isEmpty();
        List<Integer> done = new ArrayList<>();
        // Breaks off in the first change, in the second one, and then no more.
        for (List<Integer> left : List.of(List.of(2, 3), List.of(3))) {
            assertThatThrownBy(() -> versions.migrate(step -> done.add(step.to())))
                    .hasMessageContaining("broken off");
            assertThat(versions.pending()).extracting(StoreVersions.Step::to).isEqualTo(left);
        }
        versions.migrate(step -> done.add(step.to()));
        assertThat(done).containsExactly(2, 3);
        assertThat(versions.open()).isEqualTo(3);
        for (String name : List.of("a", "b", "c")) {
            assertThat(store.objects().get("long/" + name).join().orElseThrow()).isEqualTo(Samples.bytes(name + "!"));
        }
        assertThatThrownBy(
                        () -> new StoreVersions(store, List.of(new StoreVersions.Step(2, "rename", data -> {}))).open())
                .as("a program of before")
                .hasMessageContaining("version 3");
        versions.migrate(step -> assertThat(step).as("never back, never twice").isNull());
    }

    /** Breaks off at its second object in the first and in the third call, with the first written. */
    private static void change(Store store, String from, String to, String suffix, int[] calls) {
        int call = calls[0]++;
        int at = 0;
        for (String name : store.objects().list(from).join()) {
            if (at++ == 1 && call % 2 == 0) {
                throw new IllegalStateException("broken off");
            }
            String text = new String(store.objects().get(name).join().orElseThrow(), StandardCharsets.UTF_8);
            store.objects()
                    .put(to + name.substring(from.length()), Samples.bytes(text + suffix))
                    .join();
        }
    }

    @Test
    default void migrate_whileServed_isRefused() {
        Store store = freshStore();
        store.objects().put("models/old", new byte[1]).join();
        store.lease().acquire("server", "", Duration.ofSeconds(60)).join();
        StoreVersions versions = new StoreVersions(store);
        assertThatThrownBy(() -> versions.migrate(step -> {}))
                .isInstanceOfSatisfying(PandanException.class, refused -> assertThat(refused.code())
                        .isEqualTo(ErrorCode.LEASE_HELD));
        assertThat(versions.pending()).hasSize(2);
    }

    @Test
    default void version_newerThanTheProgram_isRefused() {
        Store store = freshStore();
        byte[] newer = "99".getBytes(StandardCharsets.US_ASCII);
        store.objects().compareAndSet("store/version", 0, newer).join();
        StoreVersions versions = new StoreVersions(store);
        assertThatThrownBy(versions::open)
                .isInstanceOfSatisfying(PandanException.class, refused -> assertThat(refused.code())
                        .isEqualTo(ErrorCode.MISMATCH))
                .hasMessageContaining("version 99");
        assertThatThrownBy(() -> versions.migrate(step -> {})).hasMessageContaining("version 99");
    }
}
