package dev.pandan.training;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.ModelSpec;
import dev.pandan.training.fit.CalibratedTrainer;
import dev.pandan.training.fit.ModelTrainer;
import dev.pandan.training.fit.SparkTrainer;
import dev.pandan.training.python.PythonPlace;
import dev.pandan.training.python.PythonTrainer;
import org.apache.spark.sql.SparkSession;

/** The trainers there are, by the name that the project file gives. */
final class Trainers {
    private Trainers() {}

    static ModelTrainer of(SparkSession spark, PythonPlace python, DecisionProgram decision) {
        ModelSpec model = Trainable.model(decision);
        ModelTrainer trainer = plain(spark, python, decision, model);
        return model.calibrate()
                .<ModelTrainer>map(method -> new CalibratedTrainer(trainer, decision.name(), method))
                .orElse(trainer);
    }

    private static ModelTrainer plain(
            SparkSession spark, PythonPlace python, DecisionProgram decision, ModelSpec model) {
        return switch (model.trainer()) {
            case "spark" -> new SparkTrainer(spark, decision.name(), model);
            case "python" -> new PythonTrainer(python, decision.name(), model);
            default ->
                throw PandanException.of(
                        ErrorCode.PROJECT_INVALID,
                        "decisions: " + decision.name() + ": model: trainer: '" + model.trainer()
                                + "' (expected: spark or python)");
        };
    }
}
