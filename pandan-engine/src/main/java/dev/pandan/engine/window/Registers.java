package dev.pandan.engine.window;

import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.engine.program.ArgumentType;
import dev.pandan.spec.row.ByteReader;
import dev.pandan.spec.row.ByteWriter;
import dev.pandan.spec.row.Hash64;
import java.util.Arrays;

/**
 * HyperLogLog with 512 registers that values can leave again: how often each rank occurs in each register is counted, and the greatest rank of a register is what the
 * sketch would hold. At most some 20 counts per register, however many values. The estimate is that of Ertl, "New cardinality estimation algorithms for HyperLogLog
 * sketches" (2017), algorithm 6.
 */
final class Registers extends Invertible {
    private static final int INDEX_BITS = 9;
    private static final int REGISTERS = 1 << INDEX_BITS;
    private static final int HIGHEST = Long.SIZE - INDEX_BITS + 1;
    private static final int RANK_BITS = 6;
    /** 1 / (2 ln 2). */
    private static final double ALPHA = 0.7213475204444817;

    private final int argument;
    private final ArgumentType type;
    private final LongCounts counts = new LongCounts();
    private final byte[] greatest = new byte[REGISTERS];
    /** Number of registers by greatest rank. */
    private final int[] histogram = new int[HIGHEST + 1];

    Registers(RowLayout layout, int argument) {
        this.argument = argument;
        this.type = layout.type(argument);
        histogram[0] = REGISTERS;
    }

    @Override
    void add(Chunk chunk, int begin, int end) {
        for (int row = begin; row < end; row++) {
            if (!chunk.isNull(row, argument)) {
                add(entry(hash(chunk, row)), 1);
            }
        }
    }

    @Override
    void remove(Chunk chunk, int begin, int end) {
        for (int row = begin; row < end; row++) {
            if (!chunk.isNull(row, argument)) {
                remove(entry(hash(chunk, row)));
            }
        }
    }

    private long hash(Chunk chunk, int row) {
        return switch (type) {
            case LONG, DOUBLE -> Mixing.mix(chunk.cell(row, chunk.layout().place(argument)) + 0x9E3779B97F4A7C15L);
            case DECIMAL -> Hash64.of(chunk.decimal(row, argument).toByteArray());
            case BYTES -> Hash64.of(chunk.bytes(row, argument));
        };
    }

    private static long entry(long hash) {
        int register = (int) (hash >>> (Long.SIZE - INDEX_BITS));
        int rank = Math.min(Long.numberOfLeadingZeros(hash << INDEX_BITS) + 1, HIGHEST);
        return (long) register << RANK_BITS | rank;
    }

    private void add(long entry, int number) {
        counts.add(entry, number);
        int register = (int) (entry >> RANK_BITS);
        int rank = (int) entry & ((1 << RANK_BITS) - 1);
        if (rank > greatest[register]) {
            become(register, rank);
        }
    }

    private void remove(long entry) {
        int register = (int) (entry >> RANK_BITS);
        int rank = (int) entry & ((1 << RANK_BITS) - 1);
        if (counts.add(entry, -1) == 0 && rank == greatest[register]) {
            int next = rank - 1;
            while (next > 0 && counts.count((long) register << RANK_BITS | next) == 0) {
                next--;
            }
            become(register, next);
        }
    }

    private void become(int register, int rank) {
        histogram[greatest[register]]--;
        histogram[rank]++;
        greatest[register] = (byte) rank;
    }

    @Override
    void merge(Invertible other) {
        ((Registers) other).counts.forEach(this::add);
    }

    @Override
    void reset() {
        if (counts.size() > 0) {
            counts.clear();
            Arrays.fill(greatest, (byte) 0);
            Arrays.fill(histogram, 0);
            histogram[0] = REGISTERS;
        }
    }

    @Override
    Object result(AggregateFunction function, double parameter) {
        if (function != AggregateFunction.APPROX_COUNT_DISTINCT) {
            throw StateKind.notServed(function);
        }
        double z = REGISTERS * tau(1 - histogram[HIGHEST] / (double) REGISTERS);
        for (int rank = HIGHEST - 1; rank >= 1; rank--) {
            z = 0.5 * (z + histogram[rank]);
        }
        z += REGISTERS * sigma(histogram[0] / (double) REGISTERS);
        return Math.round(ALPHA * REGISTERS * REGISTERS / z);
    }

    private static double sigma(double start) {
        if (start == 1) {
            return Double.POSITIVE_INFINITY;
        }
        double x = start;
        double y = 1;
        double z = x;
        double before;
        do {
            x *= x;
            before = z;
            z += x * y;
            y += y;
        } while (z != before);
        return z;
    }

    private static double tau(double start) {
        if (start == 0 || start == 1) {
            return 0;
        }
        double x = start;
        double y = 1;
        double z = 1 - x;
        double before;
        do {
            x = Math.sqrt(x);
            before = z;
            y *= 0.5;
            z -= (1 - x) * (1 - x) * y;
        } while (z != before);
        return z / 3;
    }

    @Override
    void encode(ByteWriter out) {
        counts.encode(out);
    }

    @Override
    void decode(ByteReader in) {
        LongCounts other = new LongCounts();
        other.decode(in);
        other.forEach(this::add);
    }

    @Override
    long heapBytes() {
        return 48 + 16 + greatest.length + 16 + 4L * histogram.length + counts.heapBytes();
    }
}
