package dev.pandan.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.engine.program.Aggregate;
import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.engine.program.ArgumentType;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.program.WindowTable;
import dev.pandan.spec.error.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept for aggregates. */
final class WindowsTest {
    private static final Object[] ROW = {"f", 0L, "JFK", "ORD", 20, -0.5, null, "A1", true};

    private static Object[] arguments(ProjectProgram program, Object[] row) {
        Object[] arguments = new Object[program.tables().get(0).arguments().size()];
        program.newCode().arguments(0, row, arguments);
        return arguments;
    }

    @Test
    void arguments_thatAreEqual_areKeptOnce() {
        ProjectProgram program = Projects.feature("a", "avg(delay) OVER route_7d")
                .with("b", "sum( delay ) OVER (route_7d)")
                .with("c", "mean(double(delay > 15)) OVER route_7d + avg(DOUBLE(delay > 15)) OVER route_7d")
                .with("d", "avg(delay) OVER route_7d * 2")
                .compile();
        assertThat(program.tables()).hasSize(1);
        assertThat(program.tables().get(0).name()).isEqualTo("arrivals_by_origin_destination");
        assertThat(program.tables().get(0).arguments()).containsExactly(ArgumentType.LONG, ArgumentType.DOUBLE);
        assertThat(program.windows().get(0).aggregates())
                .containsExactly(
                        new Aggregate(AggregateFunction.AVG, 0),
                        new Aggregate(AggregateFunction.SUM, 0),
                        new Aggregate(AggregateFunction.AVG, 1));
        assertThat(arguments(program, ROW)).containsExactly(20L, 1.0);
    }

    @Test
    void counts_ofAllKinds() {
        ProjectProgram program = Projects.feature("rows", "count(*) OVER route_7d")
                .with("ones", "count(1) OVER route_7d")
                .with("values", "count(delay) OVER route_7d")
                .with("texts", "count(gate) OVER route_7d")
                .with("late", "count_if(delay > 15) OVER route_7d")
                .with("filtered", "count(*) FILTER (WHERE delay > 15) OVER route_7d")
                .compile();
        assertThat(program.windows().get(0).aggregates())
                .containsExactly(
                        new Aggregate(AggregateFunction.COUNT, -1),
                        new Aggregate(AggregateFunction.COUNT, 0),
                        new Aggregate(AggregateFunction.COUNT_IF, 1),
                        new Aggregate(AggregateFunction.COUNT_IF, 2));
        assertThat(arguments(program, ROW)).containsExactly(20L, 1L, 1L);
        assertThat(arguments(program, new Object[9])).containsExactly(null, 0L, null);
    }

    @Test
    void filters_makeNulls() {
        ProjectProgram program = Projects.feature("f", "avg(delay) FILTER (WHERE fuel > 0) OVER route_7d")
                .with("g", "sum(fuel) FILTER (WHERE diverted) OVER route_7d")
                .with("h", "count_if(diverted) FILTER (WHERE delay > 0) OVER route_7d")
                .compile();
        assertThat(arguments(program, ROW)).containsExactly(null, -0.5, 1L);
    }

    @Test
    void arguments_ofTypesThatAreKept() {
        ProjectProgram program = Projects.feature("a", "count(arrived_at) OVER route_7d")
                .with("b", "count(diverted) OVER route_7d")
                .with("c", "sum(unix_date(date(arrived_at))) OVER route_7d")
                .with("d", "sum(float(fuel) * 0) OVER route_7d")
                .compile();
        assertThat(program.tables().get(0).arguments())
                .containsExactly(ArgumentType.LONG, ArgumentType.LONG, ArgumentType.LONG, ArgumentType.DOUBLE);
        assertThat(arguments(program, ROW)).containsExactly(0L, 1L, 0L, 0.0);
    }

    @Test
    void windows_thatNobodyReads_areLeftOutWithAWarning() {
        CompiledProject compiled = ProjectCompiler.compileWithWarnings(
                Projects.feature("a", "avg(delay) OVER route_7d").project());
        assertThat(compiled.program().windows()).hasSize(1);
        assertThat(compiled.warnings().stream().map(Problem::toString))
                .containsExactly(
                        "pandan.yaml 29:58: window 'arrivals_here_2h' is read by no feature (read it, for example by count(*) OVER arrivals_here_2h, or take it out)");
    }

    @Test
    void windows_thatNobodyReads_needNoKeyOfTheEvent() {
        assertThat(Projects.feature("a", "distance").compile().windows()).isEqualTo(List.of());
    }

    @Test
    void features_thatHideBehindAColumn_areWarnedOf() {
        CompiledProject compiled = ProjectCompiler.compileWithWarnings(Projects.feature("distance", "distance * 2")
                .with("far", "distance > 1000")
                .project());
        assertThat(compiled.warnings().stream().map(Problem::toString))
                .anyMatch(line -> line.contains("'distance' means the column of stream 'departures', not the feature"));
    }

    @Test
    void tables_areNamedByStreamAndKey() {
        String yaml = Projects.feature("a", "count(*) OVER route_7d + count(*) OVER from_1h")
                .yaml()
                .replace("decisions:", "  from_1h: {stream: arrivals, by: origin, last: 1h}\ndecisions:");
        assertThat(ProjectCompiler.compile(Projects.read(yaml)).tables().stream()
                        .map(WindowTable::name))
                .containsExactly("arrivals_by_origin_destination", "arrivals_by_origin");
    }
}
