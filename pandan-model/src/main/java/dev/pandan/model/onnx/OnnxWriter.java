package dev.pandan.model.onnx;

import dev.pandan.model.linear.CategoryTerm;
import dev.pandan.model.linear.LinearModel;
import dev.pandan.model.linear.NumberTerm;
import dev.pandan.model.linear.Term;
import dev.pandan.model.linear.VectorTerm;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Writes a {@link LinearModel} as ONNX, preprocessing included: one input per feature under its name ({@code float[n,1]} with NaN for missing, {@code string[n,1]}, or
 * {@code float[n,size]} for a vector), one output {@code score} ({@code double[n,1]}), the prediction. Double arithmetic in the same order as
 * {@link LinearModel}; only the elements of a vector are summed in the runtime's own order.
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
        String prediction = new LinkWriter(graph).write(model.link(), sum);
        String score = model.calibration()
                .map(calibration -> new CalibrationWriter(graph).write(calibration, prediction))
                .orElse(prediction);
        graph.name(score, SCORE);
        graph.output(SCORE, OnnxGraph.DOUBLE);
        return graph.toBytes("pandan linear model");
    }

    private static String term(OnnxGraph graph, Term term) {
        if (term instanceof NumberTerm number) {
            return numbers(graph, term.name(), List.of(number));
        } else if (term instanceof VectorTerm vector) {
            return graph.node("ReduceSum", numbers(graph, term.name(), vector.elements()), graph.whole(1L));
        }
        return category(graph, (CategoryTerm) term);
    }

    /** A tensor {@code double[n, elements]}. */
    private static String numbers(OnnxGraph graph, String name, List<NumberTerm> elements) {
        graph.input(name, OnnxGraph.FLOAT, elements.size());
        // False for NaN and for infinities: both count as missing.
        String there = graph.node("LessOrEqual", graph.node("Abs", name), graph.single(Float.MAX_VALUE));
        String means = constant(graph, elements, NumberTerm::mean);
        String centred = graph.node("Sub", graph.castToDouble(name), means);
        String scaled = graph.node("Div", centred, constant(graph, elements, NumberTerm::scale));
        String values = graph.node("Mul", constant(graph, elements, NumberTerm::weight), scaled);
        return graph.node("Where", there, values, constant(graph, elements, NumberTerm::ofMissing));
    }

    private static String constant(OnnxGraph graph, List<NumberTerm> elements, ToDoubleFunction<NumberTerm> part) {
        return graph.constant(elements.stream().mapToDouble(part).toArray());
    }

    private static String category(OnnxGraph graph, CategoryTerm term) {
        graph.input(term.name(), OnnxGraph.STRING, 1);
        int size = term.categories().size();
        double[] weights = Arrays.copyOf(
                term.weights().stream().mapToDouble(Double::doubleValue).toArray(), size + 1);
        weights[size] = term.other();
        String position = CategoryKeys.position(graph, term.name(), term.categories());
        return graph.node("Gather", graph.constant(weights), position);
    }
}
