package dev.pandan.engine.window;

/** A state over an argument that is kept as one long. */
abstract sealed class CellState extends Invertible permits ValueCount, LongSum, DoubleSum, Moments, Buckets {
    private final int argument;
    private final int place;

    CellState(RowLayout layout, int argument) {
        this.argument = argument;
        this.place = layout.place(argument);
    }

    /**
     * @param bits a long, or the bits of a double
     */
    abstract void add(long bits);

    abstract void remove(long bits);

    @Override
    final void add(Chunk chunk, int begin, int end) {
        for (int row = begin; row < end; row++) {
            if (!chunk.isNull(row, argument)) {
                add(chunk.cell(row, place));
            }
        }
    }

    @Override
    final void remove(Chunk chunk, int begin, int end) {
        for (int row = begin; row < end; row++) {
            if (!chunk.isNull(row, argument)) {
                remove(chunk.cell(row, place));
            }
        }
    }
}
