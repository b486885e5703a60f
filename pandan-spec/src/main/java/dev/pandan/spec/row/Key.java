package dev.pandan.spec.row;

import java.util.Arrays;

/**
 * A key of one or several values in canonical binary form: equal keys have equal bytes. Nulls are values and form one group.
 */
public final class Key implements Comparable<Key> {
    private final byte[] bytes;
    private final int hash;

    private Key(byte[] bytes) {
        this.bytes = bytes;
        this.hash = (int) Hash64.of(bytes);
    }

    /** Takes ownership of {@code bytes}. */
    public static Key of(byte[] bytes) {
        return new Key(bytes);
    }

    /** The bytes themselves; not to be modified. */
    public byte[] bytes() {
        return bytes;
    }

    /** Whether its bytes are the first ones of an array. */
    boolean is(int otherHash, byte[] other, int size) {
        return hash == otherHash && Arrays.equals(bytes, 0, bytes.length, other, 0, size);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key key && hash == key.hash && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** Order of unsigned bytes. */
    @Override
    public int compareTo(Key other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public String toString() {
        return "Key[" + bytes.length + " bytes]";
    }
}
