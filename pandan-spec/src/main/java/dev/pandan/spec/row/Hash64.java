package dev.pandan.spec.row;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * XXH64 with seed 0 (Collet, "xxHash fast digest algorithm", revision 0.1.1). The same value on every machine.
 */
public final class Hash64 {
    private static final long P1 = 0x9E3779B185EBCA87L;
    private static final long P2 = 0xC2B2AE3D27D4EB4FL;
    private static final long P3 = 0x165667B19E3779F9L;
    private static final long P4 = 0x85EBCA77C2B2AE63L;
    private static final long P5 = 0x27D4EB2F165667C5L;
    /** P1 + P2 modulo 2^64. */
    private static final long P1_PLUS_P2 = 0x60EA27EEADC0B5D6L;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int SHORT = 32;

    private Hash64() {}

    /** Hash of the UTF-8 bytes of a row's id. */
    public static long ofId(String id) {
        return id.length() < SHORT && isAscii(id) ? ofShort(id) : of(id.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isAscii(String id) {
        int all = 0;
        for (int i = 0; i < id.length(); i++) {
            all |= id.charAt(i);
        }
        return all < 0x80;
    }

    /** The same without a copy, for fewer than 32 characters of one byte each: ids are hashed once per event. */
    private static long ofShort(String id) {
        int length = id.length();
        int position = 0;
        long hash = P5 + length;
        for (; position <= length - 8; position += 8) {
            hash = word(hash, characters(id, position, 8));
        }
        if (position <= length - 4) {
            hash = half(hash, characters(id, position, 4));
            position += 4;
        }
        for (; position < length; position++) {
            hash = single(hash, id.charAt(position));
        }
        return avalanche(hash);
    }

    private static long characters(String id, int from, int count) {
        long word = 0;
        for (int i = count - 1; i >= 0; i--) {
            word = word << 8 | id.charAt(from + i);
        }
        return word;
    }

    public static long of(byte[] bytes) {
        return of(bytes, bytes.length);
    }

    /** Hash of the first bytes of an array. */
    static long of(byte[] bytes, int length) {
        int position = 0;
        long hash;
        if (length >= 32) {
            long a = P1_PLUS_P2;
            long b = P2;
            long c = 0;
            long d = -P1;
            for (; position <= length - 32; position += 32) {
                a = round(a, (long) LONGS.get(bytes, position));
                b = round(b, (long) LONGS.get(bytes, position + 8));
                c = round(c, (long) LONGS.get(bytes, position + 16));
                d = round(d, (long) LONGS.get(bytes, position + 24));
            }
            hash = Long.rotateLeft(a, 1) + Long.rotateLeft(b, 7) + Long.rotateLeft(c, 12) + Long.rotateLeft(d, 18);
            hash = merge(merge(merge(merge(hash, a), b), c), d);
        } else {
            hash = P5;
        }
        return finish(hash + length, bytes, position, length);
    }

    private static long finish(long start, byte[] bytes, int from, int length) {
        long hash = start;
        int position = from;
        for (; position <= length - 8; position += 8) {
            hash = word(hash, (long) LONGS.get(bytes, position));
        }
        if (position <= length - 4) {
            hash = half(hash, ((int) INTS.get(bytes, position)) & 0xFFFFFFFFL);
            position += 4;
        }
        for (; position < length; position++) {
            hash = single(hash, bytes[position] & 0xFF);
        }
        return avalanche(hash);
    }

    private static long word(long hash, long word) {
        return (Long.rotateLeft(hash ^ round(0, word), 27) * P1) + P4;
    }

    private static long half(long hash, long half) {
        return Long.rotateLeft(hash ^ (half * P1), 23) * P2 + P3;
    }

    private static long single(long hash, int octet) {
        return Long.rotateLeft(hash ^ (octet * P5), 11) * P1;
    }

    private static long avalanche(long mixed) {
        long hash = (mixed ^ (mixed >>> 33)) * P2;
        hash = (hash ^ (hash >>> 29)) * P3;
        return hash ^ (hash >>> 32);
    }

    private static long round(long accumulator, long input) {
        return Long.rotateLeft(accumulator + input * P2, 31) * P1;
    }

    private static long merge(long hash, long accumulator) {
        return (hash ^ round(0, accumulator)) * P1 + P4;
    }
}
