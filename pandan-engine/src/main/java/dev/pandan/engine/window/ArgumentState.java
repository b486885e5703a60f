package dev.pandan.engine.window;

import dev.pandan.engine.program.AggregateFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the values that one argument takes in a set of rows; nulls are never passed. Adding is commutative and associative, so a state depends on the
 * set alone.
 *
 * <p>States from which values can leave again are {@link Invertible}, and only those may sit on a {@link Cursor}. One without an inverse (minimum, sketches) joins
 * this hierarchy beside it and needs a structure that combines states of blocks of rows.
 */
abstract sealed class ArgumentState permits Invertible {

    /**
     * @param bits a long, or the bits of a double
     */
    abstract void add(long bits);

    /** Back to no values. */
    abstract void reset();

    /** Result of a function that the {@link StateKind} serves: {@code Long}, {@code Double} or null. */
    abstract @Nullable Object result(AggregateFunction function);

    /** Estimated heap bytes. */
    abstract long bytes();
}
