package dev.pandan.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.engine.program.Aggregate;
import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.engine.program.AggregateUse;
import dev.pandan.engine.program.ArgumentType;
import dev.pandan.engine.program.DecisionCode;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.Feature;
import dev.pandan.engine.program.FeatureType;
import dev.pandan.engine.program.ProjectCode;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.program.Window;
import dev.pandan.engine.program.WindowTable;
import dev.pandan.spec.project.Frame;
import dev.pandan.spec.row.KeyCodec;
import dev.pandan.spec.type.ColumnType;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The project of examples/flights, compiled and run. */
final class ProjectCompilerTest {
    private static final ProjectProgram PROGRAM =
            ProjectCompiler.compile(Projects.file(Projects.root().resolve("examples/flights/pandan.yaml")));
    private static final long DEPARTED = Instant.parse("2001-03-14T09:26:53Z").toEpochMilli() * 1000;

    private final ProjectCode code = PROGRAM.newCode();
    private final DecisionCode late = code.decision("late");
    private final DecisionProgram decision = PROGRAM.decisions().get("late");

    private static Object[] event(String origin) {
        return new Object[] {"f-1", DEPARTED, origin, "ORD", 740};
    }

    @Test
    void tables_areSharedByWindowsOfOneStreamAndKey() {
        assertThat(PROGRAM.tables().stream().map(WindowTable::name))
                .containsExactly(
                        "departures_by_origin",
                        "arrivals_by_destination",
                        "arrivals_by_origin",
                        "arrivals_by_origin_destination");
        WindowTable route = PROGRAM.tables().get(3);
        assertThat(route.arguments()).containsExactly(ArgumentType.DOUBLE, ArgumentType.LONG);
        assertThat(route.longestMicros()).isEqualTo(7 * 86_400_000_000L);
        assertThat(PROGRAM.tables().get(0).arguments()).isEmpty();
    }

    @Test
    void windows_followTheFile() {
        assertThat(PROGRAM.windows())
                .containsExactly(
                        new Window(
                                "departures_here_1h",
                                0,
                                Frame.last(3_600_000_000L),
                                List.of(new Aggregate(AggregateFunction.COUNT, -1))),
                        new Window(
                                "arrivals_here_2h",
                                1,
                                Frame.last(7_200_000_000L),
                                List.of(new Aggregate(AggregateFunction.AVG, 0))),
                        new Window(
                                "arrivals_there_2h",
                                1,
                                Frame.last(7_200_000_000L),
                                List.of(new Aggregate(AggregateFunction.AVG, 0))),
                        new Window(
                                "arrived_from_here_1h",
                                2,
                                Frame.last(3_600_000_000L),
                                List.of(new Aggregate(AggregateFunction.AVG, 0))),
                        new Window(
                                "route_7d",
                                3,
                                Frame.last(7 * 86_400_000_000L),
                                List.of(
                                        new Aggregate(AggregateFunction.AVG, 0),
                                        new Aggregate(AggregateFunction.AVG, 1))));
    }

    @Test
    void decision_namesWhatItReads() {
        assertThat(decision.features().stream().map(Feature::name))
                .containsExactly(
                        "hour",
                        "weekday",
                        "distance",
                        "state",
                        "busy",
                        "inbound_delay",
                        "there_delay",
                        "origin_delay",
                        "late_share",
                        "above_usual");
        assertThat(decision.features().stream().map(Feature::type).filter(FeatureType.CATEGORY::equals))
                .hasSize(3);
        assertThat(decision.windows()).containsExactly(0, 1, 2, 3, 4);
        assertThat(decision.aggregates())
                .containsExactly(
                        new AggregateUse(0, 0),
                        new AggregateUse(1, 0),
                        new AggregateUse(2, 0),
                        new AggregateUse(3, 0),
                        new AggregateUse(4, 0),
                        new AggregateUse(4, 1));
        assertThat(decision.lookups()).hasSize(1);
    }

    @Test
    void features_ofAFlight_areThoseOfTheDesign() {
        Object[] input =
                input(event("JFK"), new Object[] {"JFK", "NY", 40.6, -73.8}, 31L, 38.5, 4.25, -1.0, 0.25, 1.125);
        Object[] features = new Object[10];
        late.features(input, features);
        assertThat(features).containsExactly("9", "4", 740f, "NY", 31f, 38.5f, 4.25f, -1f, 0.25f, 3.125f);
    }

    @Test
    void features_withoutRowsAndLookup_areMissing() {
        Object[] input = input(event(null), new Object[4], 0L, null, null, null, null, 1.0);
        Object[] features = new Object[10];
        late.features(input, features);
        assertThat(features).containsExactly("9", "4", 740f, null, 0f, null, null, null, null, null);
    }

    @Test
    void arguments_ofARow_areKeptAsNumbers() {
        Object[] arguments = new Object[2];
        code.arguments(3, new Object[] {"f-1", DEPARTED, "JFK", "ORD", 16}, arguments);
        assertThat(arguments).containsExactly(1.0, 16L);
        code.arguments(3, new Object[] {"f-1", DEPARTED, "JFK", "ORD", null}, arguments);
        assertThat(arguments).containsExactly(null, null);
    }

    @Test
    void keys_areThoseOfTheRowsTheyRead() {
        KeyCodec one = new KeyCodec(List.of(ColumnType.STRING));
        KeyCodec two = new KeyCodec(List.of(ColumnType.STRING, ColumnType.STRING));
        assertThat(late.windowKey(0, event("JFK"))).isEqualTo(one.encode(new Object[] {"JFK"}));
        assertThat(late.windowKey(1, event("JFK"))).isEqualTo(one.encode(new Object[] {"JFK"}));
        assertThat(late.windowKey(2, event("JFK"))).isEqualTo(one.encode(new Object[] {"ORD"}));
        assertThat(late.windowKey(4, event(null))).isEqualTo(two.encode(new Object[] {null, "ORD"}));
        assertThat(late.lookupKey(0, event("JFK"))).isEqualTo(one.encode(new Object[] {"JFK"}));
    }

    @Test
    void label_isTheDelayOfTheArrival() {
        assertThat(late.label(new Object[] {"f-1", DEPARTED, "JFK", "ORD", 16})).isEqualTo(true);
        assertThat(late.label(new Object[] {"f-1", DEPARTED, "JFK", "ORD", 15})).isEqualTo(false);
        assertThat(late.label(new Object[] {"f-1", DEPARTED, "JFK", "ORD", null}))
                .isNull();
    }

    @Test
    void violated_anImpossibleDelay_isNamed() {
        assertThat(code.violated("arrivals", new Object[] {"f-1", DEPARTED, "JFK", "ORD", -953}))
                .isEqualTo("possible_delay");
        assertThat(code.violated("arrivals", new Object[] {"f-1", DEPARTED, "JFK", "ORD", null}))
                .isEqualTo("possible_delay");
        assertThat(code.violated("arrivals", new Object[] {"f-1", DEPARTED, "JFK", "ORD", 20}))
                .isNull();
        assertThat(code.violated("departures", event("JFK"))).isNull();
    }

    @Test
    void rule_firstThatHolds() {
        Object[] features = new Object[10];
        assertThat(late.rule(0.7, features)).isZero();
        assertThat(late.rule(0.6, features)).isZero();
        assertThat(late.rule(0.4, features)).isEqualTo(1);
        assertThat(late.rule(0.1, features)).isEqualTo(-1);
    }

    private static Object[] input(Object[] event, Object[] airport, Object... aggregates) {
        Object[] input = new Object[event.length + airport.length + aggregates.length];
        System.arraycopy(event, 0, input, 0, event.length);
        System.arraycopy(airport, 0, input, event.length, airport.length);
        System.arraycopy(aggregates, 0, input, event.length + airport.length, aggregates.length);
        return input;
    }
}
