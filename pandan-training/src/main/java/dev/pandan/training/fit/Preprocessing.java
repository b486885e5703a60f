package dev.pandan.training.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.feature.ImputerModel;
import org.apache.spark.ml.feature.OneHotEncoderModel;
import org.apache.spark.ml.feature.StandardScalerModel;
import org.apache.spark.ml.feature.StringIndexerModel;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.feature.VectorSlicer;
import org.apache.spark.ml.linalg.Vectors;

/** The preprocessing as stages of Spark MLlib, on the columns of {@link Frame}: Imputer, StringIndexer, OneHotEncoder, VectorAssembler, StandardScaler where it is needed; for
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
                    .map(feature -> statistics.categoriesByRows(feature).stream()
                            .map(Frame::named)
                            .toArray(String[]::new))
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
        String assembled = design.isScaled() ? "assembled" : VECTOR;
        stages.add(new VectorAssembler().setInputCols(design.vectorColumns()).setOutputCol(assembled));
        if (design.isScaled()) {
            stages.add(scaler(assembled, design, statistics));
        }
        return stages;
    }

    /** Standardises the numbers and leaves all else as it is. */
    private static Transformer scaler(String input, Design design, Statistics statistics) {
        int size = new Encoding(design, statistics).size();
        double[] means = new double[size];
        double[] deviations = new double[size];
        Arrays.fill(deviations, 1);
        for (int i = 0; i < design.numbers().size(); i++) {
            Scale scale = Scale.of(design, statistics.number(design.numbers().get(i)));
            means[i] = scale.centre();
            deviations[i] = scale.scale();
        }
        StandardScalerModel scaler = new StandardScalerModel("scaler", Vectors.dense(deviations), Vectors.dense(means));
        scaler.set(scaler.withMean(), true);
        return scaler.setInputCol(input).setOutputCol(VECTOR);
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
