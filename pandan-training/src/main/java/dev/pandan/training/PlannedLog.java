package dev.pandan.training;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.history.FeatureHistory;
import dev.pandan.training.history.LookupTables;
import dev.pandan.training.history.Reach;
import dev.pandan.training.history.SliceOptions;
import dev.pandan.training.history.SlicedLog;
import dev.pandan.training.history.StoredProject;
import dev.pandan.training.job.Workforce;
import dev.pandan.training.keyed.KeyedHistory;
import dev.pandan.training.plan.PlanKind;
import dev.pandan.training.plan.Planner;
import dev.pandan.training.plan.TrainingPlan;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** The stored log, read, with the plan of how a training set is built of it. To be closed. */
public final class PlannedLog implements AutoCloseable {
    private final TrainingRequest request;
    private final SlicedLog log;
    private final LookupTables lookups;
    private final TrainingPlan plan;

    private PlannedLog(TrainingRequest request, SlicedLog log, LookupTables lookups, TrainingPlan plan) {
        this.request = request;
        this.log = log;
        this.lookups = lookups;
        this.plan = plan;
    }

    /** Reads the log and plans; computes no feature. */
    public static PlannedLog read(SparkSession spark, TrainingRequest request) {
        StoredProject project = request.project();
        DecisionProgram decision = project.decision(request.decision());
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Workforce workforce = Workforce.of(context);
        Reach reach = Reach.of(project.program(), decision, true);
        SliceOptions slicing = new SliceOptions(decision.name(), workforce.tasks(), false).unexpired(project);
        SlicedLog log = SlicedLog.read(context, project.source(), reach, slicing);
        try {
            LookupTables lookups = LookupTables.read(project.program().project(), decision, project.store());
            TrainingPlan plan =
                    new Planner(project, decision, request.clock(), workforce).plan(log, lookups, request.plan());
            return new PlannedLog(request, log.into(plan.slices().size()), lookups, plan);
        } catch (RuntimeException e) {
            log.close();
            throw e;
        }
    }

    public TrainingPlan plan() {
        return plan;
    }

    /** Features and labels of all events, in the order of time; computed when they are used, as long as this is open. */
    public JavaRDD<FeatureExample> examples() {
        return plan.kind() == PlanKind.TIME
                ? FeatureHistory.examples(log, request.project().text(), request.decision(), lookups, request.clock())
                : KeyedHistory.examples(
                        log, request.project().text(), request.decision(), lookups, request.clock(), plan.keyParts());
    }

    @Override
    public void close() {
        log.close();
    }
}
