package dev.pandan.engine.window;

import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.spec.row.ByteReader;
import dev.pandan.spec.row.ByteWriter;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the values that one argument takes in a set of rows, from which values can leave in any order: a commutative group, in which {@code remove} undoes
 * {@code add} exactly. Nulls are passed over. A state depends on the set of rows alone. Not thread-safe.
 *
 * <p>Only such a state may sit on a {@link Cursor}. What has no inverse (the least value, the latest row) is no state: it is found by a {@link Selection}.
 */
abstract sealed class Invertible permits CellState, DecimalSum, DistinctValues, Registers {

    /** Adds the rows {@code [begin, end)}. */
    abstract void add(Chunk chunk, int begin, int end);

    /** Takes the rows {@code [begin, end)} out. */
    abstract void remove(Chunk chunk, int begin, int end);

    /** Adds all that another state of the same kind, which stays as it is, has taken in. */
    abstract void merge(Invertible other);

    /** Back to no values. */
    abstract void reset();

    /** Result of a function that the {@link StateKind} serves, or null. */
    abstract @Nullable Object result(AggregateFunction function, double parameter);

    /** Writes all of it. */
    abstract void encode(ByteWriter out);

    /** Adds what {@link #encode} wrote. */
    abstract void decode(ByteReader in);

    /** Estimated heap bytes. */
    abstract long heapBytes();
}
