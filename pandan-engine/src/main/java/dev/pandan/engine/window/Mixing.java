package dev.pandan.engine.window;

/** Spreads the bits of longs (Stafford, "Better bit mixing", variant 13). The same value on every machine. */
final class Mixing {
    private Mixing() {}

    static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
