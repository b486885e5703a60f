package dev.pandan.training.fit;

import dev.pandan.engine.program.Feature;
import dev.pandan.training.history.FeatureExample;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;

/**
 * Rows of features as a table of Spark's: {@code label}, then per feature i that is a number {@code n<i>} (double, NaN for missing) and {@code m<i>} (1 if missing, else 0),
 * per element e of a vector {@code n<i>_<e>} and {@code m<i>_<e>}, or {@code c<i>} (string, null for missing).
 */
final class Frame {
    static final String LABEL = "label";

    private Frame() {}

    static Dataset<Row> of(SparkSession spark, List<FeatureExample> rows, List<Feature> features) {
        List<StructField> fields = new ArrayList<>();
        fields.add(DataTypes.createStructField(LABEL, DataTypes.DoubleType, false));
        List<NumberInput> numbers = new ArrayList<>();
        List<Integer> categories = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            numbers.addAll(NumberInput.of(features, i));
            if (NumberInput.isCategory(features.get(i))) {
                categories.add(i);
            }
        }
        for (NumberInput number : numbers) {
            fields.add(DataTypes.createStructField(number(number), DataTypes.DoubleType, false));
            fields.add(DataTypes.createStructField(missing(number), DataTypes.DoubleType, false));
        }
        for (int category : categories) {
            fields.add(DataTypes.createStructField(category(category), DataTypes.StringType, true));
        }
        return spark.createDataFrame(
                rows.stream().map(row -> row(row, numbers, categories)).toList(), DataTypes.createStructType(fields));
    }

    private static Row row(FeatureExample example, List<NumberInput> numbers, List<Integer> categories) {
        @Nullable Object[] row = new Object[1 + 2 * numbers.size() + categories.size()];
        row[0] = Boolean.TRUE.equals(example.label()) ? 1.0 : 0.0;
        int at = 1;
        for (NumberInput input : numbers) {
            double number = input.in(example.values());
            row[at++] = number;
            row[at++] = Double.isNaN(number) ? 1.0 : 0.0;
        }
        for (int category : categories) {
            row[at++] = example.values()[category];
        }
        return RowFactory.create(row);
    }

    static String number(NumberInput number) {
        return "n" + number.column();
    }

    static String missing(NumberInput number) {
        return "m" + number.column();
    }

    static String category(int feature) {
        return "c" + feature;
    }
}
