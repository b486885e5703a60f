package dev.pandan.training.fit;

import dev.pandan.engine.program.Feature;
import dev.pandan.engine.program.FeatureType;
import dev.pandan.training.history.FeatureExample;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Rows of features as a table of Spark's: {@code label}, then per feature number i either {@code n<i>} (double, NaN for missing) and {@code m<i>} (1 if missing, else 0) or
 * {@code c<i>} (string, null for missing).
 */
final class Frame {
    static final String LABEL = "label";

    private Frame() {}

    static Dataset<Row> of(SparkSession spark, List<FeatureExample> rows, List<Feature> features) {
        List<StructField> fields = new ArrayList<>();
        fields.add(DataTypes.createStructField(LABEL, DataTypes.DoubleType, false));
        boolean[] numbers = new boolean[features.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = features.get(i).type() == FeatureType.NUMBER;
            if (numbers[i]) {
                fields.add(DataTypes.createStructField(number(i), DataTypes.DoubleType, false));
                fields.add(DataTypes.createStructField(missing(i), DataTypes.DoubleType, false));
            } else {
                fields.add(DataTypes.createStructField(category(i), DataTypes.StringType, true));
            }
        }
        StructType schema = DataTypes.createStructType(fields);
        int columns = fields.size();
        return spark.createDataFrame(
                rows.stream().map(row -> row(row, numbers, columns)).toList(), schema);
    }

    private static Row row(FeatureExample example, boolean[] numbers, int columns) {
        @Nullable Object[] row = new Object[columns];
        row[0] = Boolean.TRUE.equals(example.label()) ? 1.0 : 0.0;
        int at = 1;
        for (int i = 0; i < numbers.length; i++) {
            Object value = example.values()[i];
            if (numbers[i]) {
                boolean there = value instanceof Float number && Float.isFinite(number);
                row[at++] = there ? (double) (Float) value : Double.NaN;
                row[at++] = there ? 0.0 : 1.0;
            } else {
                row[at++] = value;
            }
        }
        return RowFactory.create(row);
    }

    static String number(int feature) {
        return "n" + feature;
    }

    static String missing(int feature) {
        return "m" + feature;
    }

    static String category(int feature) {
        return "c" + feature;
    }
}
