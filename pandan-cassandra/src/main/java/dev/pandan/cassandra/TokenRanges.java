package dev.pandan.cassandra;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import dev.pandan.store.Split;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;

/** Equal parts of the Murmur3 ring, each without its start and with its end. No row has the least token. */
final class TokenRanges {
    private static final BigInteger START = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LENGTH = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    private static final int MOST = 10_000;

    private TokenRanges() {}

    static List<Split> of(String table, int wanted) {
        int parts = Math.min(Math.max(1, wanted), MOST);
        return IntStream.range(0, parts)
                .mapToObj(part -> new Split(table, border(part, parts), border(part + 1, parts)))
                .toList();
    }

    static BoundStatement bind(PreparedStatement scan, Split split) {
        return scan.boundStatementBuilder()
                .setBytesUnsafe(0, Cells.bigint(Long.parseLong(split.from())))
                .setBytesUnsafe(1, Cells.bigint(Long.parseLong(split.to())))
                .build();
    }

    private static String border(int part, int parts) {
        return LENGTH.multiply(BigInteger.valueOf(part))
                .divide(BigInteger.valueOf(parts))
                .add(START)
                .toString();
    }
}
