package dev.pandan.store.memory;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.row.Hash64;
import dev.pandan.store.Scan;
import dev.pandan.store.Split;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the tables in memory share: finding them by name, cutting them into parts, reading them. */
final class Tables {
    private Tables() {}

    static <T> T require(Map<String, T> tables, String what, String name) {
        T table = tables.get(name);
        if (table == null) {
            throw PandanException.of(
                    ErrorCode.NOT_FOUND,
                    what + " '" + name + "' does not exist in the store (expected: created before it is used)");
        }
        return table;
    }

    /** Part {@code from} of {@code to}, by hash. */
    static List<Split> splits(String table, int wanted) {
        int parts = Math.max(1, wanted);
        return IntStream.range(0, parts)
                .mapToObj(part -> new Split(table, Integer.toString(part), Integer.toString(parts)))
                .toList();
    }

    static boolean holds(Split split, String id) {
        return Long.remainderUnsigned(Hash64.ofId(id), Long.parseLong(split.to())) == Long.parseLong(split.from());
    }

    static <T> Scan<T> scan(Stream<T> rows) {
        Iterator<T> iterator = rows.iterator();
        return new Scan<>() {
            @Override
            public boolean hasNext() {
                return iterator.hasNext();
            }

            @Override
            public T next() {
                return iterator.next();
            }

            @Override
            public void close() {
                rows.close();
            }
        };
    }
}
