package dev.pandan.live.tile;

/**
 * How windows are read from the store and cut into tiles; a matter of speed, never of results.
 *
 * @param firstRows rows of a key that are read before tiles are looked for, at least 2
 * @param tileRows rows of a tile of the lowest level, at least 1; more only if they have one time
 * @param children tiles that one of the next level is made of, at least 2
 * @param hotRows rows of a key that were read one by one, or are kept in memory, from which on tiles are made of them
 * @param lateRows late rows that may lie beside the tiles of a key before they are taken into them
 */
public record TileLimits(int firstRows, int tileRows, int children, int hotRows, int lateRows) {
    public TileLimits {
        if (firstRows < 2 || tileRows < 1 || children < 2 || hotRows < 1 || lateRows < 1) {
            throw new IllegalArgumentException("limits of tiles: firstRows " + firstRows + ", tileRows " + tileRows
                    + ", children " + children + ", hotRows " + hotRows + ", lateRows " + lateRows
                    + " (expected: at least 2, 1, 2, 1, 1)");
        }
    }

    /** A read of 1,024 rows, tiles of 500 rows and 16 tiles, made from 2,048 rows on and again at 1,000 late rows. */
    public static TileLimits standard() {
        return new TileLimits(1_024, 500, 16, 2_048, 1_000);
    }
}
