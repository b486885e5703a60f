package dev.pandan.testkit.store;

import static dev.pandan.testkit.store.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.store.ObjectStore;
import dev.pandan.store.ObjectStore.Cell;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Objects and cells. */
interface ObjectContract extends StoreSource {

    @Test
    default void put_anySize_isReadWhole() {
        ObjectStore objects = store().objects();
        for (int size : new int[] {0, 1, 256 * 1024, 256 * 1024 + 1, 3_000_003}) {
            objects.put("sizes/" + size, bytes(size)).join();
            assertThat(objects.get("sizes/" + size).join()).as("%s bytes", size).contains(bytes(size));
        }
    }

    @Test
    default void put_again_changesNothing() {
        ObjectStore objects = store().objects();
        objects.put("again/" + Samples.UNICODE, bytes(1_000)).join();
        objects.put("again/" + Samples.UNICODE, bytes(1_000)).join();
        assertThat(objects.get("again/" + Samples.UNICODE).join()).contains(bytes(1_000));
        assertThat(objects.list("again/").join()).containsExactly("again/" + Samples.UNICODE);
    }

    @Test
    default void get_unknownName_isEmpty() {
        assertThat(store().objects().get("nobody put this").join()).isEmpty();
        assertThat(store().objects().cell("nobody set this").join()).isEmpty();
    }

    @Test
    default void list_prefix_isSortedAndComplete() {
        ObjectStore objects = store().objects();
        List.of("list/b/2", "list/a", "list/b/10", "list/b", "lis", "list0")
                .forEach(name -> objects.put(name, bytes(name)).join());
        assertThat(objects.list("list/").join()).containsExactly("list/a", "list/b", "list/b/10", "list/b/2");
        assertThat(objects.list("list/b/").join()).containsExactly("list/b/10", "list/b/2");
        assertThat(objects.list("list/nothing").join()).isEmpty();
        assertThat(objects.list("").join()).contains("lis", "list/a", "list0");
    }

    @Test
    default void compareAndSet_expectedVersion_isSetAndOthersAreRefused() {
        ObjectStore objects = store().objects();
        assertThat(objects.compareAndSet("cell", 1, bytes("x")).join()).isFalse();
        assertThat(objects.compareAndSet("cell", 0, bytes("one")).join()).isTrue();
        assertThat(objects.compareAndSet("cell", 0, bytes("x")).join()).isFalse();
        assertThat(objects.compareAndSet("cell", 2, bytes("x")).join()).isFalse();
        assertThat(objects.compareAndSet("cell", 1, new byte[0]).join()).isTrue();
        Cell cell = objects.cell("cell").join().orElseThrow();
        assertThat(cell.version()).isEqualTo(2);
        assertThat(cell.value()).isEmpty();
    }

    @Test
    default void compareAndSet_byManyAtOnce_hasOneWinner() {
        ObjectStore objects = store().objects();
        List<CompletableFuture<Boolean>> attempts = IntStream.range(0, 8)
                .mapToObj(i -> objects.compareAndSet("race", 0, bytes("writer " + i)))
                .toList();
        List<Boolean> won = attempts.stream().map(CompletableFuture::join).toList();
        assertThat(won).containsOnlyOnce(true);
        Cell cell = objects.cell("race").join().orElseThrow();
        assertThat(cell.value()).isEqualTo(bytes("writer " + won.indexOf(true)));
        assertThat(cell.version()).isEqualTo(1);
    }

    @Test
    default void compareAndSet_countingByManyThreads_losesNothing() {
        ObjectStore objects = store().objects();
        List<CompletableFuture<Void>> counters = IntStream.range(0, 4)
                .mapToObj(thread ->
                        CompletableFuture.runAsync(() -> IntStream.range(0, 5).forEach(i -> increment(objects))))
                .toList();
        CompletableFuture.allOf(counters.toArray(CompletableFuture[]::new)).join();
        assertThat(objects.cell("counter").join().orElseThrow().version()).isEqualTo(20);
    }

    private static void increment(ObjectStore objects) {
        boolean done = false;
        while (!done) {
            long version = objects.cell("counter").join().map(Cell::version).orElse(0L);
            done = objects.compareAndSet("counter", version, bytes("at " + version))
                    .join();
        }
    }
}
