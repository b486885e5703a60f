package dev.pandan.training.fit;

import dev.pandan.model.registry.Model;
import dev.pandan.training.algorithm.Truth;
import java.util.List;
import org.apache.spark.ml.Transformer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A fitted model in both forms.
 *
 * @param stages as Spark has it: preprocessing and model
 * @param model as it serves
 * @param truth where Spark's model says the score
 */
public record FittedModel(List<Transformer> stages, Model model, Truth truth) {
    public FittedModel {
        stages = List.copyOf(stages);
    }

    /** Adds Spark's predictions to rows as {@link Frame} makes them. */
    Dataset<Row> transform(Dataset<Row> rows) {
        Dataset<Row> result = rows;
        for (Transformer stage : stages) {
            result = stage.transform(result);
        }
        return result;
    }
}
