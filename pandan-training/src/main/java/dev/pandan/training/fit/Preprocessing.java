package dev.pandan.training.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.feature.ImputerModel;
import org.apache.spark.ml.feature.OneHotEncoderModel;
import org.apache.spark.ml.feature.StringIndexerModel;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.feature.VectorSlicer;

/** The preprocessing as stages of Spark MLlib, on the columns of {@link Frame}: Imputer, StringIndexer, OneHotEncoder, VectorAssembler; for
 * vectors VectorSlicer and {@link VectorImputer}. */
final class Preprocessing {
    static final String VECTOR = "features";

    private Preprocessing() {}

    static List<Transformer> stages(Design design, Statistics statistics) {
        List<Transformer> stages = new ArrayList<>();
        if (!design.wholes().isEmpty()) {
            stages.add(new ImputerModel("imputer", design.numberColumns(), means(design.wholes(), statistics))
                    .setInputCols(design.numberColumns())
                    .setOutputCols(design.filledColumns()));
        }
        design.vectors().forEach(vector -> stages.addAll(ofVector(vector, design, statistics)));
        if (!design.categories().isEmpty()) {
            String[][] categories = design.categories().stream()
                    .map(feature -> statistics.categoriesByRows(feature).toArray(String[]::new))
                    .toArray(String[][]::new);
            stages.add(new StringIndexerModel("indexer", categories)
                    .setInputCols(design.categoryColumns())
                    .setOutputCols(design.indexColumns())
                    .setHandleInvalid("keep"));
            int[] sizes = Arrays.stream(categories)
                    .mapToInt(names -> names.length + 1)
                    .toArray();
            stages.add(new OneHotEncoderModel("encoder", sizes)
                    .setInputCols(design.indexColumns())
                    .setOutputCols(design.oneHotColumns())
                    .setDropLast(false));
        }
        stages.add(new VectorAssembler().setInputCols(design.vectorColumns()).setOutputCol(VECTOR));
        return stages;
    }

    private static List<Transformer> ofVector(int vector, Design design, Statistics statistics) {
        List<NumberInput> elements = design.numbers().stream()
                .filter(number -> number.feature() == vector)
                .toList();
        List<Transformer> stages = new ArrayList<>();
        stages.add(slicer(Frame.vector(vector), "picked_" + vector, Design.elements(vector, elements)));
        stages.add(new VectorImputer("picked_" + vector, Design.filled(vector), means(elements, statistics)));
        int[] marked = Design.elements(vector, design.indicators());
        if (marked.length > 0) {
            stages.add(slicer(Frame.missing(vector), Design.marked(vector), marked));
        }
        return stages;
    }

    private static VectorSlicer slicer(String input, String output, int[] elements) {
        return new VectorSlicer().setInputCol(input).setOutputCol(output).setIndices(elements);
    }

    private static double[] means(List<NumberInput> numbers, Statistics statistics) {
        return numbers.stream()
                .mapToDouble(number -> statistics.number(number).mean())
                .toArray();
    }
}
