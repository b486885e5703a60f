package dev.pandan.training.evaluate;

import java.util.List;

/** Rows, scored once, whose figures can be reckoned again and again with each row counted any number of times. Safe under concurrent calls. */
interface Counted {
    int rows();

    /** Names of the figures, in their order. */
    List<String> names();

    /**
     * @param counts how often each row counts, at least 0; not modified
     * @return one per name; NaN where it cannot be said
     */
    double[] figures(int[] counts);
}
