package dev.pandan.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.engine.program.Catalogue;
import dev.pandan.engine.program.Catalogue.Entry;
import dev.pandan.engine.program.Catalogue.KeyPart;
import dev.pandan.engine.program.Catalogue.LookupRead;
import dev.pandan.engine.program.Catalogue.WindowRead;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CatalogueTest {
    private static final Catalogue FLIGHTS = ProjectCompiler.compile(
                    Projects.file(Projects.root().resolve("examples/flights/pandan.yaml")))
            .catalogue();

    private static Entry flights(String feature) {
        return entry(FLIGHTS, feature);
    }

    private static Entry entry(Catalogue catalogue, String feature) {
        return catalogue.entries().stream()
                .filter(entry -> entry.name().equals(feature))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void entries_ofTheExample_areInTheOrderOfTheFile() {
        assertThat(FLIGHTS.entries())
                .extracting(Entry::name)
                .startsWith("hour", "weekday", "distance", "state", "busy");
        assertThat(FLIGHTS.of("late")).hasSize(10);
        assertThat(FLIGHTS.of("early")).isEmpty();
    }

    @Test
    void reads_ofTheExample_nameColumnsLookupsFeaturesAndWindows() {
        assertThat(flights("hour").reads().columns()).containsExactly("departed_at");
        assertThat(flights("state").reads().lookups())
                .containsExactly(new LookupRead(
                        "airport",
                        "airports",
                        List.of(new KeyPart("iata", List.of("iata"), "origin", List.of("origin"))),
                        List.of("state")));
        Entry usual = flights("above_usual");
        assertThat(usual.reads().features()).containsExactly("there_delay");
        assertThat(usual.reads().columns()).isEmpty();
        assertThat(usual.reads().windows())
                .containsExactly(new WindowRead(
                        "route_7d",
                        "arrivals",
                        List.of(
                                new KeyPart("origin", List.of("origin"), "origin", List.of("origin")),
                                new KeyPart(
                                        "destination", List.of("destination"), "destination", List.of("destination"))),
                        "last 7d",
                        List.of("avg(delay)"),
                        List.of("delay")));
        assertThat(flights("busy").reads().windows().get(0).aggregates()).containsExactly("count(*)");
    }

    @Test
    void origins_ofAFeatureOfFeatures_areAllColumnsBehindIt() {
        assertThat(FLIGHTS.origins(flights("above_usual")))
                .containsExactly(
                        "arrivals.delay",
                        "arrivals.destination",
                        "arrivals.origin",
                        "departures.destination",
                        "departures.origin");
        assertThat(FLIGHTS.origins(flights("state"))).containsExactly("airports.state", "departures.origin");
    }

    @Test
    void usedBy_ofTheExample_namesFeaturesAndModel() {
        assertThat(flights("there_delay").usedBy().features()).containsExactly("above_usual");
        assertThat(flights("there_delay").usedBy().model()).isTrue();
        assertThat(flights("hour").usedBy().rules()).isEmpty();
    }

    @Test
    void usedBy_rules_areNamedByTheirConditions() {
        Catalogue catalogue = Projects.feature("far", "distance")
                .with("near", "far * 2")
                .rule("score > 0.5 AND far > 3")
                .compile()
                .catalogue();
        assertThat(entry(catalogue, "far").usedBy().rules()).containsExactly("score > 0.5 AND far > 3");
        assertThat(entry(catalogue, "far").usedBy().model()).isFalse();
        assertThat(entry(catalogue, "near").usedBy().rules()).isEmpty();
    }

    @Test
    void reads_withLambdasConditionsAndShadows_nameWhatIsMeant() {
        Catalogue catalogue = Projects.feature("distance", "distance")
                .with("sum", "aggregate(array(seats, 2L), 0L, (a, seat) -> a + seat + distance)")
                .with(
                        "late",
                        "sum(delay) FILTER (WHERE fuel > 1 AND origin <> 'x') OVER route_7d / nullif(count(1) OVER route_7d, 0)")
                .compile()
                .catalogue();
        assertThat(entry(catalogue, "sum").reads().columns()).containsExactly("seats", "distance");
        assertThat(entry(catalogue, "sum").reads().features()).isEmpty();
        WindowRead window = entry(catalogue, "late").reads().windows().get(0);
        assertThat(window.aggregates())
                .containsExactly("sum(delay) FILTER (WHERE fuel > 1 AND origin <> 'x')", "count(1)");
        assertThat(window.columns()).containsExactly("delay", "fuel", "origin");
    }

    @Test
    void reads_windowsOfEveryKind_tellTheirExtentAndKeys() {
        String yaml = Projects.feature("a", "count(*) OVER route_7d")
                .with("b", "avg(delay) OVER arrivals_here_2h")
                .yaml()
                .replace(
                        "by: [origin, destination], last: 7d",
                        "by: {upper(origin): upper(origin)}, last: 20 rows within 7d")
                .replace(
                        "by: {destination: origin}, last: 2h",
                        "by: {destination: origin}, last: ever, ending: 10m before");
        Catalogue catalogue = ProjectCompiler.compile(Projects.read(yaml)).catalogue();
        WindowRead rows = entry(catalogue, "a").reads().windows().get(0);
        assertThat(rows.extent()).isEqualTo("last 20 rows within 7d");
        assertThat(rows.key())
                .containsExactly(new KeyPart("upper(origin)", List.of("origin"), "upper(origin)", List.of("origin")));
        WindowRead ever = entry(catalogue, "b").reads().windows().get(0);
        assertThat(ever.extent()).isEqualTo("ever, ending 10m before");
        assertThat(ever.key()).hasToString("[destination = origin]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "first(delay) OVER route_7d | first(delay) | delay",
                "last(delay) IGNORE NULLS OVER route_7d | last(delay) IGNORE NULLS | delay",
                "any(diverted) over (route_7d) | any(diverted) | diverted",
                "size(collect_set(gate) OVER route_7d) | collect_set(gate) | gate",
                "count(DISTINCT gate) OVER route_7d | count(DISTINCT gate) | gate",
                "1 + min_by(delay, fuel) OVER `route_7d` | min_by(delay, fuel) | delay, fuel",
                "previous(delay, 2) OVER route_7d | previous(delay, 2) | delay",
                "rows(3, delay) OVER route_7d | rows(3, delay) | delay",
                "rows(3, fuel, seconds_ago()) OVER route_7d | rows(3, fuel, seconds_ago()) | fuel, arrived_at",
                "approx_percentile(delay + fuel, 0.95) OVER route_7d | approx_percentile(delay + fuel, 0.95) | delay, fuel",
                "count(*) FILTER (WHERE delay > 1) OVER route_7d | count(*) FILTER (WHERE delay > 1) | delay",
            })
    void reads_everyAggregate_isToldAsItIsWritten(String expression, String aggregate, String columns) {
        Catalogue catalogue = Projects.feature("f", expression).compile().catalogue();
        WindowRead window = entry(catalogue, "f").reads().windows().get(0);
        assertThat(window.aggregates()).containsExactly(aggregate);
        assertThat(String.join(", ", window.columns())).isEqualTo(columns);
    }

    @Test
    void description_isWhatTheFileSays() {
        Catalogue catalogue = Projects.feature("far", "{value: distance, description: How far it flies.}")
                .with("near", "1 / far")
                .compile()
                .catalogue();
        assertThat(entry(catalogue, "far").description()).contains("How far it flies.");
        assertThat(entry(catalogue, "near").description()).isEmpty();
    }

    @Test
    void warnings_constantsAndUnusedWindows_areNamedWithTheirPlace() {
        assertThat(ProjectCompiler.compileWithWarnings(Projects.feature("one", "1 + 1")
                                .with("two", "one * 2 + distance * 0")
                                .with("three", "concat('a', string(one))")
                                .with("four", "count(*) OVER route_7d")
                                .project())
                        .warnings())
                .extracting(Object::toString)
                .anyMatch(line -> line.startsWith("pandan.yaml 37:12: feature 'one' is constant"))
                .anyMatch(line -> line.startsWith("pandan.yaml 39:14: feature 'three' is constant"))
                .anyMatch(line -> line.contains("window 'arrivals_here_2h' is read by no feature"))
                .hasSize(3);
    }
}
