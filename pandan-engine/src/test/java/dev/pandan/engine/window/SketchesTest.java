package dev.pandan.engine.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.engine.program.ArgumentType;
import dev.pandan.spec.row.ByteReader;
import dev.pandan.spec.row.ByteWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** {@link Buckets} and {@link Registers} beside the values themselves. */
final class SketchesTest {
    private static final RowLayout LAYOUT = new RowLayout(List.of(ArgumentType.DOUBLE), false);
    private static final double[] SHARES = {0.01, 0.25, 0.5, 0.9, 1};
    private static final double[] EXTREMES = {
        0,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NaN
    };
    /** Four times the standard error of 512 registers. */
    private static final double FAR = 4 * 1.04 / Math.sqrt(512);

    @Test
    void percentile_anyValues_isTheBucketOfTheRankedOne() {
        runs(random -> {
            List<Double> in = new ArrayList<>();
            Invertible state = filled(random, Buckets::new, in);
            Collections.sort(in);
            for (double share : SHARES) {
                Object found = state.result(AggregateFunction.APPROX_PERCENTILE, share);
                if (in.isEmpty()) {
                    assertThat(found).isNull();
                } else {
                    assertClose((Double) found, in.get((int) Math.max(1, Math.ceil(share * in.size())) - 1));
                }
            }
        });
    }

    @Test
    void percentile_smallIntegers_isExact() {
        RowLayout layout = new RowLayout(List.of(ArgumentType.LONG), false);
        Chunk chunk = new Chunk(layout, 1);
        for (int i = 0; i <= 256; i++) {
            chunk.insert(i, i, i, null, new Object[] {(long) i - 128}, Integer.MAX_VALUE);
        }
        Buckets buckets = new Buckets(layout, 0);
        buckets.add(chunk, 0, 257);
        assertThat(buckets.result(AggregateFunction.APPROX_PERCENTILE, 1 / 257.0))
                .isEqualTo(-128L);
        assertThat(buckets.result(AggregateFunction.APPROX_PERCENTILE, 0.5)).isEqualTo(0L);
        assertThat(buckets.result(AggregateFunction.APPROX_PERCENTILE, 1)).isEqualTo(128L);
    }

    @Test
    void distinct_anyOrderMergedAndRemoved_dependsOnTheSetAlone() {
        runs(random -> {
            List<Double> in = new ArrayList<>();
            Invertible state = filled(random, Registers::new, in);
            Object found = state.result(AggregateFunction.APPROX_COUNT_DISTINCT, 0);
            List<Double> once = new ArrayList<>(new HashSet<>(in));
            Collections.shuffle(once, random);
            Invertible anew = new Registers(LAYOUT, 0);
            anew.add(chunk(once), 0, once.size());
            assertThat(found).isEqualTo(anew.result(AggregateFunction.APPROX_COUNT_DISTINCT, 0));
        });
    }

    @Test
    void distinct_manyValues_isCloseToTheirNumber() {
        for (int number : new int[] {0, 1, 10, 100, 1_000, 30_000}) {
            List<Double> values = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                values.add(i / 7.0);
            }
            Registers registers = new Registers(LAYOUT, 0);
            registers.add(chunk(values), 0, number);
            double found = (Long) registers.result(AggregateFunction.APPROX_COUNT_DISTINCT, 0);
            assertThat(Math.abs(found - number)).isLessThanOrEqualTo(FAR * number);
            registers.remove(chunk(values), 0, number);
            assertThat(registers.result(AggregateFunction.APPROX_COUNT_DISTINCT, 0))
                    .isEqualTo(0L);
        }
    }

    private static void runs(Consumer<Random> run) {
        long seed = Long.getLong("pandan.seed", new Random().nextLong());
        System.out.println("SketchesTest: -Dpandan.seed=" + seed);
        for (int i = 0; i < 300; i++) {
            run.accept(new Random(seed + i));
        }
    }

    /** Values in two states, one of them written and read, some taken out again, merged. */
    private static Invertible filled(
            Random random, BiFunction<RowLayout, Integer, Invertible> kind, List<Double> kept) {
        List<Double> one = values(random);
        List<Double> two = values(random);
        Invertible state = kind.apply(LAYOUT, 0);
        state.add(chunk(one), 0, one.size());
        Invertible other = kind.apply(LAYOUT, 0);
        other.add(chunk(two), 0, two.size());
        ByteWriter out = new ByteWriter();
        other.encode(out);
        Invertible read = kind.apply(LAYOUT, 0);
        read.decode(new ByteReader(out.toBytes()));
        state.merge(read);
        List<Double> all = new ArrayList<>(one);
        all.addAll(two);
        Collections.shuffle(all, random);
        int gone = random.nextInt(all.size() + 1);
        state.remove(chunk(all.subList(0, gone)), 0, gone);
        kept.addAll(all.subList(gone, all.size()));
        return state;
    }

    private static List<Double> values(Random random) {
        List<Double> values = new ArrayList<>();
        int different = 1 + random.nextInt(40);
        for (int i = random.nextInt(80); i > 0; i--) {
            values.add(
                    random.nextInt(6) == 0
                            ? EXTREMES[random.nextInt(EXTREMES.length)]
                            : (random.nextInt(different) - different / 3) * 1.1);
        }
        return values;
    }

    private static Chunk chunk(List<Double> values) {
        Chunk chunk = new Chunk(LAYOUT, 1);
        for (int i = 0; i < values.size(); i++) {
            double canonical = values.get(i) == 0 ? 0.0 : values.get(i);
            chunk.insert(i, i, i, null, new Object[] {canonical}, Integer.MAX_VALUE);
        }
        return chunk;
    }

    /** At most the width of a bucket away, towards zero. */
    private static void assertClose(double found, double exact) {
        if (Double.isFinite(exact)) {
            assertThat(Math.abs(found)).isLessThanOrEqualTo(Math.abs(exact));
            assertThat(Math.abs(found - exact)).isLessThanOrEqualTo(Math.max(Math.abs(exact) / 128, Double.MIN_NORMAL));
        } else {
            assertThat(Double.valueOf(found)).isEqualTo(Double.valueOf(exact));
        }
    }
}
