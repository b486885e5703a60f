package dev.pandan.engine.program;

/**
 * An aggregate over a window.
 *
 * @param argument position among the table's arguments, or {@link #ROWS} for the row itself ({@code count(*)})
 * @param by position of the argument that a function chooses rows by, or {@link #ROWS} if it has none
 * @param parameter a number that the function takes, else 0
 */
public record Aggregate(AggregateFunction function, int argument, int by, double parameter) {
    public static final int ROWS = -1;

    public Aggregate(AggregateFunction function, int argument) {
        this(function, argument, ROWS, 0);
    }
}
