package dev.pandan.expression.builtin;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.datasketches.common.ArrayOfStringsSerDe;
import org.apache.datasketches.frequencies.ItemsSketch;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.apache.datasketches.kll.KllFloatsSketch;
import org.apache.datasketches.kll.KllLongsSketch;
import org.apache.datasketches.theta.UpdateSketch;
import org.apache.spark.sql.catalyst.expressions.aggregate.ApproxTopKAggregateBuffer;

/** Calls of the functions that read sketches: in Spark's examples aggregates make them, here constants do. */
final class Sketches {
    private Sketches() {}

    static List<Example> examples() {
        return Stream.of(
                        Stream.of(
                                Example.of("approx_top_k_estimate", "approx_top_k_estimate(" + topK() + ")"),
                                Example.of("hll_sketch_estimate", "hll_sketch_estimate(" + hll(0, 900) + ")"),
                                Example.of(
                                        "hll_union",
                                        "hll_sketch_estimate(hll_union(" + hll(0, 900) + ", " + hll(500, 1_500)
                                                + "))")),
                        Stream.of("union", "intersection", "difference").map(Sketches::theta),
                        Stream.of(Example.of("theta_sketch_estimate", "theta_sketch_estimate(" + theta(0, 900) + ")")),
                        kll("bigint", longs()),
                        kll("double", doubles()),
                        kll("float", floats()))
                .flatMap(examples -> examples)
                .toList();
    }

    private static Example theta(String operation) {
        String call = "theta_" + operation + "(" + theta(0, 900) + ", " + theta(500, 1_500) + ")";
        return Example.of("theta_" + operation, "theta_sketch_estimate(" + call + ")");
    }

    private static Stream<Example> kll(String type, String sketch) {
        return Stream.of(
                Example.of("kll_sketch_get_n_" + type, "kll_sketch_get_n_" + type + "(" + sketch + ")"),
                Example.of(
                        "kll_sketch_get_quantile_" + type,
                        "kll_sketch_get_quantile_" + type + "(" + sketch + ", 0.25D)"),
                Example.of("kll_sketch_get_rank_" + type, "kll_sketch_get_rank_" + type + "(" + sketch + ", 40)"),
                Example.of("kll_sketch_to_string_" + type, "kll_sketch_to_string_" + type + "(" + sketch + ")"),
                Example.of(
                        "kll_sketch_merge_" + type, "kll_sketch_merge_" + type + "(" + sketch + ", " + sketch + ")"));
    }

    private static String topK() {
        ItemsSketch<String> sketch = new ItemsSketch<>(16);
        List.of("a", "b", "b", "b", "c", "c").forEach(sketch::update);
        byte[] bytes = new ApproxTopKAggregateBuffer<>(sketch, 1).serialize(new ArrayOfStringsSerDe());
        return "named_struct('sketch', " + constant(bytes)
                + ", 'maxItemsTracked', 16, 'itemDataType', cast(NULL AS STRING),"
                + " 'itemDataTypeDDL', 'item STRING')";
    }

    private static String hll(int from, int to) {
        HllSketch sketch = new HllSketch(12);
        for (long value = from; value < to; value++) {
            sketch.update(value);
        }
        return constant(sketch.toCompactByteArray());
    }

    private static String theta(int from, int to) {
        UpdateSketch sketch = UpdateSketch.builder().build();
        for (long value = from; value < to; value++) {
            sketch.update(value);
        }
        return constant(sketch.compact().toByteArray());
    }

    private static String longs() {
        KllLongsSketch sketch = KllLongsSketch.newHeapInstance();
        for (int value = 0; value < 150; value++) {
            sketch.update(value);
        }
        return constant(sketch.toByteArray());
    }

    private static String doubles() {
        KllDoublesSketch sketch = KllDoublesSketch.newHeapInstance();
        for (int value = 0; value < 150; value++) {
            sketch.update(value);
        }
        return constant(sketch.toByteArray());
    }

    private static String floats() {
        KllFloatsSketch sketch = KllFloatsSketch.newHeapInstance();
        for (int value = 0; value < 150; value++) {
            sketch.update(value);
        }
        return constant(sketch.toByteArray());
    }

    private static String constant(byte[] bytes) {
        return "X'" + HexFormat.of().formatHex(bytes) + "'";
    }
}
