package dev.pandan.testkit.naive;

import dev.pandan.spec.row.Hash64;
import java.math.BigInteger;
import java.util.List;

/** The approximate aggregates by the definitions of their sketches, from all values at once. */
final class NaiveSketches {
    private static final int REGISTERS = 512;
    private static final int RANKS = 56;

    private NaiveSketches() {}

    /** HyperLogLog of 512 registers with Ertl's estimate. */
    static long count(List<Object> values) {
        int[] greatest = new int[REGISTERS];
        for (Object value : values) {
            long hash = hash(value);
            int register = (int) (hash >>> 55);
            int rank = 1;
            for (int bit = 54; bit >= 0 && (hash >>> bit & 1) == 0; bit--) {
                rank++;
            }
            greatest[register] = Math.max(greatest[register], rank);
        }
        int[] histogram = new int[RANKS + 1];
        for (int rank : greatest) {
            histogram[rank]++;
        }
        return estimate(histogram);
    }

    private static long hash(Object value) {
        if (value instanceof byte[] bytes) {
            return Hash64.of(bytes);
        } else if (value instanceof BigInteger number) {
            return Hash64.of(number.toByteArray());
        }
        long bits = value instanceof Double number ? Double.doubleToLongBits(number) : (Long) value;
        long mixed = bits + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    private static long estimate(int[] histogram) {
        double z = REGISTERS * tau(1 - histogram[RANKS] / (double) REGISTERS);
        for (int rank = RANKS - 1; rank > 0; rank--) {
            z = (z + histogram[rank]) / 2;
        }
        z += REGISTERS * sigma(histogram[0] / (double) REGISTERS);
        return Math.round(0.7213475204444817 * REGISTERS * REGISTERS / z);
    }

    private static double sigma(double x) {
        double sum = x;
        double power = x;
        double weight = 1;
        for (int i = 0; i < 100 && x < 1; i++) {
            power *= power;
            sum += power * weight;
            weight *= 2;
        }
        return x == 1 ? Double.POSITIVE_INFINITY : sum;
    }

    private static double tau(double x) {
        if (x == 0 || x == 1) {
            return 0;
        }
        double sum = 1 - x;
        double root = x;
        double weight = 1;
        for (int i = 0; i < 200; i++) {
            root = Math.sqrt(root);
            weight /= 2;
            sum -= (1 - root) * (1 - root) * weight;
        }
        return sum / 3;
    }

    /** The value at the rank, with all but 8 significant bits cut off. */
    static Object percentile(List<Object> values, double share) {
        List<Object> sorted = values.stream().sorted(NaiveValues.ORDER).toList();
        int rank = Math.max(1, (int) Math.ceil(share * values.size()));
        Object value = sorted.get(rank - 1);
        if (value instanceof Long number) {
            return (long) cut((double) number);
        }
        return cut((Double) value);
    }

    private static double cut(double value) {
        return Double.longBitsToDouble(Double.doubleToLongBits(value) & -1L << 45) + 0.0;
    }
}
