package dev.pandan.training.fit;

import dev.pandan.engine.program.Feature;
import dev.pandan.engine.program.FeatureType;
import dev.pandan.training.history.FeatureExample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;

/**
 * Rows of features as a table of Spark's: {@code label}, then per feature i
 *
 * <ul>
 *   <li>that is a number: {@code n<i>} (double, NaN for missing) and {@code m<i>} (1 if missing, else 0);
 *   <li>that is a vector: {@code v<i>} (vector, NaN for missing) and {@code m<i>} (vector of 1 and 0);
 *   <li>that is a category: {@code c<i>} (string as of {@link #named}, null for missing).
 * </ul>
 */
final class Frame {
    static final String LABEL = "label";

    private Frame() {}

    static Dataset<Row> of(SparkSession spark, List<FeatureExample> rows, List<Feature> features) {
        List<StructField> fields = new ArrayList<>();
        fields.add(DataTypes.createStructField(LABEL, DataTypes.DoubleType, false));
        for (int i = 0; i < features.size(); i++) {
            fields.addAll(fields(features.get(i), i));
        }
        return spark.createDataFrame(
                rows.stream().map(row -> row(row, features)).toList(), DataTypes.createStructType(fields));
    }

    private static List<StructField> fields(Feature feature, int i) {
        return switch (feature.type()) {
            case NUMBER ->
                List.of(
                        DataTypes.createStructField(number(i), DataTypes.DoubleType, false),
                        DataTypes.createStructField(missing(i), DataTypes.DoubleType, false));
            case VECTOR ->
                List.of(
                        DataTypes.createStructField(vector(i), SQLDataTypes.VectorType(), false),
                        DataTypes.createStructField(missing(i), SQLDataTypes.VectorType(), false));
            case CATEGORY -> List.of(DataTypes.createStructField(category(i), DataTypes.StringType, true));
        };
    }

    private static Row row(FeatureExample example, List<Feature> features) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(example.labelNumber());
        for (int i = 0; i < features.size(); i++) {
            Object value = example.values()[i];
            if (NumberInput.isCategory(features.get(i))) {
                row.add(value == null ? null : named((String) value));
                continue;
            }
            double[] numbers = NumberInput.of(features, i).stream()
                    .mapToDouble(number -> number.in(example.values()))
                    .toArray();
            double[] missing = Arrays.stream(numbers)
                    .map(number -> Double.isNaN(number) ? 1 : 0)
                    .toArray();
            boolean whole = features.get(i).type() == FeatureType.NUMBER;
            row.add(whole ? (Object) numbers[0] : Vectors.dense(numbers));
            row.add(whole ? (Object) missing[0] : Vectors.dense(missing));
        }
        return RowFactory.create(row.toArray());
    }

    /** A category as MLlib sees it: it refuses empty names. */
    static String named(String category) {
        return "=" + category;
    }

    static String number(int feature) {
        return "n" + feature;
    }

    static String vector(int feature) {
        return "v" + feature;
    }

    static String missing(int feature) {
        return "m" + feature;
    }

    static String category(int feature) {
        return "c" + feature;
    }
}
