package dev.pandan.training.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.feature.ImputerModel;
import org.apache.spark.ml.feature.OneHotEncoderModel;
import org.apache.spark.ml.feature.StringIndexerModel;
import org.apache.spark.ml.feature.VectorAssembler;

/** The preprocessing as stages of Spark MLlib, on the columns of {@link Frame}: Imputer, StringIndexer, OneHotEncoder, VectorAssembler. */
final class Preprocessing {
    static final String VECTOR = "features";

    private Preprocessing() {}

    static List<Transformer> stages(Design design, Statistics statistics) {
        List<Transformer> stages = new ArrayList<>();
        if (!design.numbers().isEmpty()) {
            stages.add(new ImputerModel("imputer", design.numberColumns(), means(design, statistics))
                    .setInputCols(design.numberColumns())
                    .setOutputCols(design.filledColumns()));
        }
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

    private static double[] means(Design design, Statistics statistics) {
        return design.numbers().stream()
                .mapToDouble(number -> statistics.number(number).mean())
                .toArray();
    }
}
