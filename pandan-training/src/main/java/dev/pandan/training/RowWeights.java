package dev.pandan.training;

import dev.pandan.engine.program.DecisionCode;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.ModelSpec;
import dev.pandan.spec.project.Text;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.history.ProgramText;
import dev.pandan.training.history.StoredProject;
import dev.pandan.training.history.Timed;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;

/** What training rows weigh, by the expression of the model. */
final class RowWeights {
    private final StoredProject project;
    private final DecisionProgram decision;

    RowWeights(StoredProject project, String decision) {
        this.project = project;
        this.decision = project.decision(decision);
    }

    private Optional<Text> expression() {
        return decision.spec().model().flatMap(ModelSpec::weights);
    }

    /** All rows with their weights, those that nothing is learnt from too; the rows as they are if the model has no expression. */
    JavaRDD<FeatureExample> weigh(JavaRDD<FeatureExample> rows) {
        return expression().isEmpty()
                ? rows
                : rows.mapPartitions(new Task(project.text(), decision.name())::weigh, true);
    }

    /** {@code TRAINING_FAILED} if a row that is to be learnt from weighs nothing that is finite and at least 0; the first by time is told of. */
    void check(JavaRDD<FeatureExample> training) {
        if (expression().isEmpty()) {
            return;
        }
        JavaRDD<FeatureExample> wrong = training.filter(row -> !isWeight(row.weight()));
        List<FeatureExample> first = wrong.takeOrdered(1, new Timed.Order<>());
        if (!first.isEmpty()) {
            throw failed(first.get(0), wrong.count());
        }
    }

    private static boolean isWeight(double weight) {
        return weight >= 0 && weight < Double.POSITIVE_INFINITY;
    }

    private PandanException failed(FeatureExample row, long rows) {
        Text expression = expression().orElseThrow();
        Double found = project.program().newCode().decision(decision.name()).weight(row.values());
        return PandanException.of(
                ErrorCode.TRAINING_FAILED,
                expression.location() + ": decisions." + decision.name()
                        + ".model.weights: the weight of the training row '"
                        + row.id() + "' is " + (found == null ? "NULL" : found)
                        + (rows == 1 ? "" : ", and " + (rows - 1) + " more rows have none")
                        + " (expected: a finite number above 0, or 0 to leave the row out of learning; coalesce(..., 1)"
                        + " stands in for what is missing)");
    }

    /** Weighs the rows of a part. */
    private record Task(ProgramText text, String decision) implements Serializable {
        Iterator<FeatureExample> weigh(Iterator<FeatureExample> rows) {
            DecisionCode code = text.compile().newCode().decision(decision);
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return rows.hasNext();
                }

                @Override
                public FeatureExample next() {
                    FeatureExample row = rows.next();
                    Double weight = code.weight(row.values());
                    return row.weighing(weight == null ? Double.NaN : weight);
                }
            };
        }
    }
}
