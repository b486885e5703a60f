package dev.pandan.engine.window;

import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.engine.program.ArgumentType;
import dev.pandan.spec.row.ByteReader;
import dev.pandan.spec.row.ByteWriter;
import dev.pandan.spec.row.Key;
import java.util.HashMap;
import java.util.Map;

/** How often each value occurs, so that the number of different ones is known when values leave. As large as there are different values. */
final class DistinctValues extends Invertible {
    private static final int BYTES = 40;
    private static final int ENTRY_BYTES = 104;

    private final int argument;
    private final ArgumentType type;
    private final LongCounts numbers = new LongCounts();
    /** Byte strings, and decimals as their two longs. */
    private final Map<Key, Integer> others = new HashMap<>();

    DistinctValues(RowLayout layout, int argument) {
        this.argument = argument;
        this.type = layout.type(argument);
    }

    @Override
    void add(Chunk chunk, int begin, int end) {
        for (int row = begin; row < end; row++) {
            count(chunk, row, 1);
        }
    }

    @Override
    void remove(Chunk chunk, int begin, int end) {
        for (int row = begin; row < end; row++) {
            count(chunk, row, -1);
        }
    }

    private void count(Chunk chunk, int row, int number) {
        if (chunk.isNull(row, argument)) {
            return;
        }
        switch (type) {
            case LONG, DOUBLE -> numbers.add(chunk.cell(row, chunk.layout().place(argument)), number);
            case DECIMAL -> count(Key.of(chunk.decimal(row, argument).toByteArray()), number);
            case BYTES -> count(Key.of(chunk.bytes(row, argument)), number);
        }
    }

    private void count(Key value, int number) {
        others.merge(value, number, (before, more) -> before + more == 0 ? null : before + more);
    }

    @Override
    void merge(Invertible other) {
        numbers.merge(((DistinctValues) other).numbers);
        ((DistinctValues) other).others.forEach(this::count);
    }

    @Override
    void reset() {
        if (numbers.size() > 0) {
            numbers.clear();
        }
        others.clear();
    }

    @Override
    Object result(AggregateFunction function, double parameter) {
        if (function != AggregateFunction.COUNT_DISTINCT) {
            throw StateKind.notServed(function);
        }
        return (long) numbers.size() + others.size();
    }

    @Override
    void encode(ByteWriter out) {
        numbers.encode(out);
        out.varint(others.size());
        others.forEach((value, count) -> {
            out.bytes(value.bytes());
            out.varint(count);
        });
    }

    @Override
    void decode(ByteReader in) {
        numbers.decode(in);
        int entries = in.varint();
        for (int i = 0; i < entries; i++) {
            count(Key.of(in.bytes()), in.varint());
        }
    }

    @Override
    long heapBytes() {
        return BYTES + numbers.heapBytes() + (long) ENTRY_BYTES * others.size();
    }
}
