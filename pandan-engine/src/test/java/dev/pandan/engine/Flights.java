package dev.pandan.engine;

import dev.pandan.engine.program.Aggregate;
import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.engine.program.AggregateUse;
import dev.pandan.engine.program.ArgumentType;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.Feature;
import dev.pandan.engine.program.FeatureType;
import dev.pandan.engine.program.Lookup;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.program.Window;
import dev.pandan.engine.program.WindowTable;
import dev.pandan.spec.project.DecisionSpec;
import dev.pandan.spec.project.Frame;
import dev.pandan.spec.project.LabelSpec;
import dev.pandan.spec.project.ModelSpec;
import dev.pandan.spec.project.PolicySpec;
import dev.pandan.spec.project.Project;
import dev.pandan.spec.project.StoreAddress;
import dev.pandan.spec.project.StreamSpec;
import dev.pandan.spec.project.Text;
import dev.pandan.spec.row.KeyCodec;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A small project, compiled by hand: departures {@code (id, at, origin)} read the arrivals {@code (id, at, origin, delay)} of the last 100 microseconds at their origin
 * and a row of a table by origin; features are the lookup's column, the count and the average delay; the label is a delay above 15 within 50 microseconds.
 */
public final class Flights {
    public static final String DECISION = "late";
    public static final KeyCodec BY_ORIGIN = new KeyCodec(List.of(ColumnType.STRING));
    static final long LAST = 100;
    private static final Schema STATE = Schema.of(new Column("state", ColumnType.STRING));

    private Flights() {}

    public static ProjectProgram program(LabelSpec.Missing missing, boolean model) {
        Schema departures = Schema.of(
                new Column("id", ColumnType.STRING),
                new Column("at", ColumnType.TIMESTAMP),
                new Column("origin", ColumnType.STRING));
        Schema arrivals = Schema.of(
                new Column("id", ColumnType.STRING),
                new Column("at", ColumnType.TIMESTAMP),
                new Column("origin", ColumnType.STRING),
                new Column("delay", ColumnType.DOUBLE));
        DecisionSpec spec = decision(missing, model);
        Project project = new Project(
                "flights",
                new StoreAddress("memory", false, List.of(), "", Map.of()),
                Map.of("departures", stream("departures", departures), "arrivals", stream("arrivals", arrivals)),
                Map.of(),
                Map.of(),
                Map.of(DECISION, spec));
        return new ProjectProgram(
                project,
                "0123456789abcdef",
                List.of(table()),
                List.of(window()),
                Map.of(DECISION, compiled(spec)),
                FlightsCode::new);
    }

    private static StreamSpec stream(String name, Schema schema) {
        return new StreamSpec(name, "id", "at", schema, Optional.empty(), Map.of());
    }

    private static WindowTable table() {
        return new WindowTable("arrivals_by_origin", "arrivals", BY_ORIGIN, List.of(ArgumentType.DOUBLE), LAST, false);
    }

    private static Window window() {
        return new Window(
                "arrivals_here",
                0,
                Frame.last(LAST),
                List.of(new Aggregate(AggregateFunction.COUNT, -1), new Aggregate(AggregateFunction.AVG, 0)));
    }

    private static DecisionSpec decision(LabelSpec.Missing missing, boolean model) {
        PolicySpec policy = new PolicySpec(
                Optional.empty(),
                List.of(
                        new PolicySpec.Rule(Text.of("score >= 0.6"), "rebook"),
                        new PolicySpec.Rule(Text.of("count > 3"), "notify")),
                "none",
                "call");
        return new DecisionSpec(
                DECISION,
                "departures",
                Map.of(),
                Map.of(),
                Optional.of(
                        new LabelSpec("arrivals", List.of(), Text.of("delay > 15"), Duration.ofNanos(50_000), missing)),
                model ? Optional.of(new ModelSpec("spark", "logistic_regression", Map.of())) : Optional.empty(),
                policy);
    }

    private static DecisionProgram compiled(DecisionSpec spec) {
        return new DecisionProgram(
                spec,
                "0123456789abcdef",
                List.of(0),
                List.of(new AggregateUse(0, 0), new AggregateUse(0, 1)),
                List.of(new Lookup("airport", "airports", STATE)),
                List.of(
                        new Feature("state", FeatureType.CATEGORY, Text.of("airport.state")),
                        new Feature("count", FeatureType.NUMBER, Text.of("count(*) OVER arrivals_here")),
                        new Feature("delay", FeatureType.NUMBER, Text.of("avg(delay) OVER arrivals_here"))));
    }
}
