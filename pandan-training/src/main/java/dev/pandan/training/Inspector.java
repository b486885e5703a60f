package dev.pandan.training;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.model.Scorer;
import dev.pandan.spec.project.EvaluateSpec;
import dev.pandan.training.evaluate.Bootstrap;
import dev.pandan.training.evaluate.Cut;
import dev.pandan.training.evaluate.Inspection;
import dev.pandan.training.evaluate.SegmentTable;
import dev.pandan.training.history.FeatureExample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Looks at a model closely: by segments, and by features. */
final class Inspector {
    private final TrainingRequest request;
    private final List<FeatureExample> rows;
    private final Map<String, List<@Nullable Object>> values;

    private Inspector(TrainingRequest request, List<FeatureExample> rows, Map<String, List<@Nullable Object>> values) {
        this.request = request;
        this.rows = rows;
        this.values = values;
    }

    /**
     * Reads what rows are told apart by.
     *
     * @param by features or columns
     * @param rows at least one, labelled if the model learns from labels
     */
    static Inspector of(SparkSession spark, TrainingRequest request, List<String> by, List<FeatureExample> rows) {
        return new Inspector(request, rows, SegmentValues.read(spark, request, by, rows));
    }

    static Bootstrap bootstrap(EvaluateSpec spec) {
        return new Bootstrap(spec.resamples(), spec.seed());
    }

    Inspection inspect(Scorer scorer) {
        DecisionProgram decision = request.project().decision(request.decision());
        EvaluateSpec spec = decision.spec().evaluate();
        Scoring scoring = new Scoring(request.project().program(), decision, bootstrap(spec));
        List<SegmentTable> tables = new ArrayList<>();
        values.forEach((name, each) -> tables.add(Cut.table(name, each, rows, some -> scoring.quality(some, scorer))));
        return new Inspection(tables, new Permutation(decision, scorer, rows).measure(spec.seed()));
    }
}
