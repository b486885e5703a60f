package dev.pandan.training.fit;

import dev.pandan.model.BatchScorer;
import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
import dev.pandan.model.registry.Artifacts;
import org.apache.spark.ml.classification.ProbabilisticClassificationModel;
import org.apache.spark.ml.linalg.Vector;
import org.jspecify.annotations.Nullable;

/** Scores by the code of a model of the user's, one row after the other, without a Spark session. Thread-safe: one call at a time. */
final class SparkModelScorer extends BatchScorer {
    private final SparkModelFile file;
    private final OutputKind output;

    SparkModelScorer(byte[] file, Domain domain, OutputKind output) {
        super(Artifacts.SPARK_SCORER, domain);
        this.file = SparkModelFile.read(file);
        this.output = output;
    }

    @Override
    protected synchronized void run(@Nullable Object[][] rows, double[] target, int offset) {
        for (int i = 0; i < rows.length; i++) {
            domain().check(rows[i]);
            double score = score(file.encoding().encode(rows[i]));
            target[offset + i] = output.allows(score) ? score : Double.NaN;
        }
    }

    @SuppressWarnings("unchecked") // a model of vectors, as the file says
    private double score(Vector row) {
        return file.model() instanceof ProbabilisticClassificationModel<?, ?> classes
                ? ((ProbabilisticClassificationModel<Vector, ?>) classes)
                        .predictProbability(row)
                        .apply(1)
                : file.model().predict(row);
    }
}
