package dev.pandan.training;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.expression.ProjectCompiler;
import dev.pandan.spec.project.Project;
import dev.pandan.spec.project.ProjectReader;
import dev.pandan.spec.project.StoreAddress;
import dev.pandan.spec.row.RowCodec;
import dev.pandan.store.memory.MemoryStore;
import dev.pandan.training.history.EventSource;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.history.FeatureHistory;
import dev.pandan.training.history.HistoryClock;
import dev.pandan.training.history.LogRow;
import dev.pandan.training.history.LookupTables;
import dev.pandan.training.history.Reach;
import dev.pandan.training.history.SliceOptions;
import dev.pandan.training.history.SlicedLog;
import dev.pandan.training.history.StoredProject;
import dev.pandan.training.job.Workforce;
import dev.pandan.training.keyed.KeyedHistory;
import dev.pandan.training.plan.PlanKind;
import dev.pandan.training.plan.PlanOptions;
import dev.pandan.training.plan.Planner;
import dev.pandan.training.plan.TrainingPlan;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Payments of accounts, made up in Spark's tasks: one each second, most of them of one account, with an outcome ten minutes later.
 *
 * @param rows number of payments
 * @param hotShare share of them that the one account has, from 0 to 1
 * @param windows lengths of the windows, as a project file has them
 * @param label of the decision, as a project file has it
 */
record Payments(long rows, double hotShare, List<String> windows, String label) {
    private static final String DECISION = "risky";
    private static final long SECOND = 1_000_000;
    private static final int ACCOUNTS = 1_000;

    /** With the outcome as label. */
    Payments(long rows, double hotShare, List<String> windows) {
        this(rows, hotShare, windows, "{stream: outcomes, value: fraud, within: 1h, missing: negative}");
    }

    private String text() {
        StringBuilder text = new StringBuilder("""
                pandan: 1
                name: payments
                store: cassandra://localhost/payments
                streams:
                  payments:
                    id: id
                    time: at
                    columns: {id: string, at: timestamp, account: string, amount: double}
                  outcomes:
                    id: id
                    time: at
                    columns: {id: string, at: timestamp, fraud: boolean}
                windows:
                """);
        for (int i = 0; i < windows.size(); i++) {
            text.append("  w" + i + ": {stream: payments, by: account, last: " + windows.get(i) + "}\n");
        }
        text.append("""
                decisions:
                  risky:
                    stream: payments
                    features:
                      amount: amount
                """);
        for (int i = 0; i < windows.size(); i++) {
            text.append("      n" + i + ": count(*) OVER w" + i + "\n");
            text.append("      mean" + i + ": avg(amount) OVER w" + i + "\n");
            text.append("      most" + i + ": max(amount) OVER w" + i + "\n");
        }
        return text.append("""
                            label: {stream: outcomes, value: fraud, within: 1h, missing: negative}
                            model: {trainer: spark, algorithm: logistic_regression}
                            policy: {otherwise: none, fallback: none}
                        """).toString();
    }

    private StoredProject project() {
        Project project = ProjectReader.read("pandan.yaml", text(), name -> null);
        StoreAddress address = new StoreAddress("memory", false, List.of(), "", Map.of());
        return new StoredProject(ProjectCompiler.compile(project), text(), new MemoryStore(), address, "payments");
    }

    /** A log of them, read, with its plan. */
    Planned plan(JavaSparkContext spark, Optional<PlanKind> by, OptionalInt slices, HistoryClock clock) {
        StoredProject project = project();
        ProjectProgram program = project.program();
        DecisionProgram decision = project.decision(DECISION);
        Workforce workforce = Workforce.of(spark);
        Reach reach = Reach.of(program, decision, true);
        SlicedLog log =
                SlicedLog.read(spark, new Source(this), reach, new SliceOptions(DECISION, workforce.tasks(), false));
        LookupTables lookups = LookupTables.read(program.project(), decision, project.store());
        TrainingPlan plan =
                new Planner(project, decision, clock, workforce).plan(log, lookups, new PlanOptions(by, slices));
        return new Planned(project, log.into(plan.slices().size()), lookups, plan);
    }

    record Planned(StoredProject project, SlicedLog log, LookupTables lookups, TrainingPlan plan)
            implements AutoCloseable {

        JavaRDD<FeatureExample> examples() {
            return plan.kind() == PlanKind.TIME
                    ? FeatureHistory.examples(log, project.text(), DECISION, lookups, plan.clock())
                    : KeyedHistory.examples(log, project.text(), DECISION, lookups, plan.clock(), plan.keyParts());
        }

        @Override
        public void close() {
            log.close();
        }
    }

    /** Makes rows where they are read. */
    private record Source(Payments payments) implements EventSource {
        @Override
        public JavaRDD<LogRow> rows(JavaSparkContext spark, List<String> streams, String decision, int parts) {
            Maker maker = new Maker(payments.rows(), payments.hotShare(), parts);
            List<Integer> numbers =
                    Stream.iterate(0, part -> part + 1).limit(parts).toList();
            return spark.parallelize(numbers, parts)
                    .flatMap(part -> Stream.concat(maker.payments(part), maker.outcomes(part))
                            .iterator());
        }
    }

    private record Maker(long rows, double hotShare, int parts) implements Serializable {

        Stream<LogRow> payments(int part) {
            return numbers(
                    part,
                    number -> row(0, number, number * SECOND, new Object[] {
                        "p" + number, number * SECOND, account(number), number % 997 / 10.0
                    }));
        }

        Stream<LogRow> outcomes(int part) {
            return numbers(
                    part,
                    number -> row(1, number, (number + 600) * SECOND, new Object[] {
                        "p" + number, (number + 600) * SECOND, number % 31 == 0
                    }));
        }

        private Stream<LogRow> numbers(int part, LongFunction<LogRow> made) {
            return LongStream.iterate(part, number -> number < rows, number -> number + parts)
                    .mapToObj(made);
        }

        /** Some payments arrive ten places late. */
        private LogRow row(int stream, long number, long time, Object[] values) {
            long arrival = 4 * (number % 100 == 7 && stream == 0 ? number + 10 : number) + stream + 1;
            byte[] payload = (stream == 0 ? PAYMENT : OUTCOME).encode(values);
            return new LogRow(stream, (String) values[0], time, arrival, 0, payload, null);
        }

        private String account(long number) {
            return number % 1_000 < hotShare * 1_000 ? "hot" : "a" + number % ACCOUNTS;
        }
    }

    private static final Project PROJECT =
            ProjectReader.read("pandan.yaml", new Payments(0, 0, List.of("1h")).text(), name -> null);
    private static final RowCodec PAYMENT =
            new RowCodec(PROJECT.streams().get("payments").schema());
    private static final RowCodec OUTCOME =
            new RowCodec(PROJECT.streams().get("outcomes").schema());
}
