package dev.pandan.benchmarks.models;

import dev.pandan.model.Domain;
import dev.pandan.model.Rows;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows in batches, as decisions have them and unboxed before. */
final class Batches {
    private final List<List<@Nullable Object[]>> boxed = new ArrayList<>();
    private final List<Rows> unboxed = new ArrayList<>();

    /** @param size rows of a batch; what is left over in the end is left out */
    Batches(Domain domain, List<@Nullable Object[]> rows, int size) {
        for (int from = 0; from + size <= rows.size(); from += size) {
            boxed.add(rows.subList(from, from + size));
            unboxed.add(Rows.of(domain, boxed.get(boxed.size() - 1)));
        }
    }

    int count() {
        return boxed.size();
    }

    /** @param call which call's, over and over again */
    List<@Nullable Object[]> boxed(int call) {
        return boxed.get(call % count());
    }

    Rows unboxed(int call) {
        return unboxed.get(call % count());
    }
}
