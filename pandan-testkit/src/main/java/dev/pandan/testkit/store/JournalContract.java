package dev.pandan.testkit.store;

import static dev.pandan.testkit.store.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.store.Journal;
import dev.pandan.store.Journal.Entry;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The write-ahead journal. */
interface JournalContract extends StoreSource {
    /** A writer's epoch lies above this bit of an arrival. */
    int EPOCH_BIT = 40;

    @Test
    default void read_afterAnArrival_isInOrderAndOfAllEpochs() {
        Journal journal = freshStore().journal();
        assertThat(journal.read(0).join()).isEmpty();
        long[] arrivals = {
            1, 2, 300, 70_000, 1L << 20, (1L << EPOCH_BIT) + 1, (2L << EPOCH_BIT) + 1, (2L << EPOCH_BIT) + 200_000
        };
        for (int i = arrivals.length - 1; i >= 0; i--) {
            journal.append(arrivals[i], bytes("batch " + arrivals[i])).join();
        }
        assertThat(arrivals(journal, 0)).containsExactly(box(arrivals, 0));
        assertThat(arrivals(journal, 1)).containsExactly(box(arrivals, 1));
        assertThat(arrivals(journal, 299)).containsExactly(box(arrivals, 2));
        assertThat(arrivals(journal, 1L << EPOCH_BIT)).containsExactly(box(arrivals, 5));
        assertThat(arrivals(journal, Long.MAX_VALUE)).isEmpty();
        assertThat(journal.read(0).join())
                .allSatisfy(entry -> assertThat(entry.batch()).isEqualTo(bytes("batch " + entry.firstArrival())));
    }

    @Test
    default void append_again_changesNothing() {
        Journal journal = freshStore().journal();
        journal.append(5, bytes("batch")).join();
        journal.append(5, bytes("batch")).join();
        assertThat(arrivals(journal, 0)).containsExactly(5L);
    }

    @Test
    default void append_largestBatch_isKept() {
        Journal journal = freshStore().journal();
        byte[] batch = bytes(1 << 20);
        journal.append(9, batch).join();
        journal.append(10, new byte[0]).join();
        assertThat(journal.read(8).join()).extracting(Entry::batch).containsExactly(batch, new byte[0]);
    }

    @Test
    default void trim_uptoAnArrival_keepsAllThatCameLater() {
        Journal journal = freshStore().journal();
        for (long arrival = 1; arrival <= 1_000_000; arrival += 50_000) {
            journal.append(arrival, bytes("x")).join();
        }
        journal.trim(600_001).join();
        journal.trim(600_001).join();
        List<Long> left = arrivals(journal, 0);
        assertThat(left).isSorted().doesNotContain(1L).contains(650_001L, 950_001L);
        assertThat(arrivals(journal, 600_001))
                .containsExactly(650_001L, 700_001L, 750_001L, 800_001L, 850_001L, 900_001L, 950_001L);
        journal.append(1_000_001, bytes("x")).join();
        assertThat(arrivals(journal, 950_001)).containsExactly(1_000_001L);
    }

    private static List<Long> arrivals(Journal journal, long after) {
        return journal.read(after).join().stream().map(Entry::firstArrival).toList();
    }

    private static Long[] box(long[] arrivals, int from) {
        return Arrays.stream(arrivals).skip(from).boxed().toArray(Long[]::new);
    }
}
