package dev.pandan.training.fit;

import dev.pandan.engine.program.Feature;
import dev.pandan.training.history.FeatureExample;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/**
 * What a model is learnt from.
 *
 * @param features of the decision, in order; a row has one value for each
 * @param statistics of the training rows
 * @param training labelled rows to learn from
 * @param validation labelled rows that came later, by time: to choose and to check on, not to learn from
 * @param horizonMicros how long after its event a label may look
 */
public record Lesson(
        List<Feature> features,
        Statistics statistics,
        JavaRDD<FeatureExample> training,
        List<FeatureExample> validation,
        long horizonMicros) {
    public Lesson {
        features = List.copyOf(features);
        validation = List.copyOf(validation);
    }
}
