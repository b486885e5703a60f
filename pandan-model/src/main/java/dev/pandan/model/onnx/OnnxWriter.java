package dev.pandan.model.onnx;

import dev.pandan.model.linear.CategoryTerm;
import dev.pandan.model.linear.LinearModel;
import dev.pandan.model.linear.NumberTerm;
import dev.pandan.model.linear.Term;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes a {@link LinearModel} as ONNX, preprocessing included: one input per feature under its name ({@code float[n,1]} with NaN for missing, or {@code string[n,1]}),
 * one output {@code score} ({@code double[n,1]}), the probability of the positive class. Double arithmetic in the same order as {@link LinearModel}.
 */
public final class OnnxWriter {
    /** Name of the output. */
    public static final String SCORE = "score";

    private OnnxWriter() {}

    public static byte[] write(LinearModel model) {
        OnnxGraph graph = new OnnxGraph();
        String sum = graph.constant(model.intercept());
        for (Term term : model.terms()) {
            sum = graph.node("Add", sum, term(graph, term));
        }
        String exponential = graph.node("Exp", graph.node("Neg", sum));
        String one = graph.constant(1.0);
        graph.name(graph.node("Div", one, graph.node("Add", one, exponential)), SCORE);
        graph.output(SCORE, OnnxGraph.DOUBLE);
        return graph.toBytes("pandan linear model");
    }

    private static String term(OnnxGraph graph, Term term) {
        if (term instanceof NumberTerm number) {
            return number(graph, number);
        }
        return category(graph, (CategoryTerm) term);
    }

    private static String number(OnnxGraph graph, NumberTerm term) {
        graph.input(term.name(), OnnxGraph.FLOAT);
        // False for NaN and for infinities: both count as missing.
        String there = graph.node("LessOrEqual", graph.node("Abs", term.name()), graph.constant(Float.MAX_VALUE));
        String centred = graph.node("Sub", graph.castToDouble(term.name()), graph.constant(term.mean()));
        String scaled = graph.node("Div", centred, graph.constant(term.scale()));
        String value = graph.node("Mul", graph.constant(term.weight()), scaled);
        return graph.node("Where", there, value, graph.constant(term.ofMissing()));
    }

    private static String category(OnnxGraph graph, CategoryTerm term) {
        graph.input(term.name(), OnnxGraph.STRING);
        int size = term.categories().size();
        List<byte[]> keys = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            for (byte[] key : spellings(term.categories().get(i))) {
                keys.add(key);
                positions.add(i);
            }
        }
        if (keys.isEmpty()) {
            keys.add(new byte[0]);
            positions.add(0);
        }
        double[] weights = Arrays.copyOf(
                term.weights().stream().mapToDouble(Double::doubleValue).toArray(), size + 1);
        weights[size] = term.other();
        int[] at = positions.stream().mapToInt(Integer::intValue).toArray();
        return graph.node("Gather", graph.constant(weights), graph.position(term.name(), keys, at, size));
    }

    /**
     * UTF-8, and where it differs the modified UTF-8 in which ONNX Runtime's Java binding hands over NUL and characters beyond U+FFFF.
     */
    private static List<byte[]> spellings(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] modified = modified(text);
        return Arrays.equals(utf8, modified) ? List.of(utf8) : List.of(utf8, modified);
    }

    private static byte[] modified(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        text.chars().forEach(unit -> {
            if (unit != 0 && unit < 0x80) {
                bytes.write(unit);
            } else if (unit < 0x800) {
                bytes.write(0xC0 | (unit >> 6));
                bytes.write(0x80 | (unit & 0x3F));
            } else {
                bytes.write(0xE0 | (unit >> 12));
                bytes.write(0x80 | ((unit >> 6) & 0x3F));
                bytes.write(0x80 | (unit & 0x3F));
            }
        });
        return bytes.toByteArray();
    }
}
