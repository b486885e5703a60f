package dev.pandan.engine.window;

/** A state from which values can leave in any order (a commutative group): {@code remove} undoes {@code add} exactly. */
abstract sealed class Invertible extends ArgumentState permits ValueCount, LongSum, DoubleSum {

    /** Takes out a value; the order of additions and removals does not matter. */
    abstract void remove(long bits);
}
