package dev.pandan.engine.window;

import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.spec.row.ByteReader;
import dev.pandan.spec.row.ByteWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Count and exact sum of decimals, in units of the last digit. */
final class DecimalSum extends Invertible {
    private static final int BYTES = 40 + 72;

    private final int argument;
    private BigInteger sum = BigInteger.ZERO;
    private long values;

    DecimalSum(int argument) {
        this.argument = argument;
    }

    @Override
    void add(Chunk chunk, int begin, int end) {
        for (int row = begin; row < end; row++) {
            if (!chunk.isNull(row, argument)) {
                values++;
                sum = sum.add(chunk.decimal(row, argument));
            }
        }
    }

    @Override
    void remove(Chunk chunk, int begin, int end) {
        for (int row = begin; row < end; row++) {
            if (!chunk.isNull(row, argument)) {
                values--;
                sum = sum.subtract(chunk.decimal(row, argument));
            }
        }
    }

    @Override
    void merge(Invertible other) {
        values += ((DecimalSum) other).values;
        sum = sum.add(((DecimalSum) other).sum);
    }

    @Override
    void reset() {
        values = 0;
        sum = BigInteger.ZERO;
    }

    @Override
    @Nullable
    Object result(AggregateFunction function, double parameter) {
        return switch (function) {
            case SUM -> values == 0 ? null : sum;
            case AVG -> values == 0 ? null : (Object) average((int) parameter);
            default -> throw StateKind.notServed(function);
        };
    }

    /** The quotient, rounded once: digits that are cut off leave a 1 behind, so that no tie is seen where there is none. */
    private double average(int scale) {
        BigDecimal divisor = BigDecimal.valueOf(values);
        BigDecimal exact = new BigDecimal(sum, scale);
        BigDecimal quotient = exact.divide(divisor, scale + 60, RoundingMode.DOWN);
        boolean cut = quotient.multiply(divisor).compareTo(exact) != 0;
        return (cut ? quotient.add(BigDecimal.valueOf(sum.signum(), scale + 61)) : quotient).doubleValue();
    }

    @Override
    void encode(ByteWriter out) {
        out.i64(values);
        out.bytes(sum.toByteArray());
    }

    @Override
    void decode(ByteReader in) {
        values += in.i64();
        sum = sum.add(new BigInteger(in.bytes()));
    }

    @Override
    long heapBytes() {
        return BYTES;
    }
}
