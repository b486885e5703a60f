package dev.pandan.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.engine.program.ProjectProgram;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** What features are worth: nulls, bad values, rounding, time zones. */
final class FeatureValuesTest {
    private static final long MIDNIGHT = Instant.parse("2001-03-14T00:30:00Z").toEpochMilli() * 1000;

    private static Object[] all(Projects project, Map<String, Object> event, Object... aggregates) {
        ProjectProgram program = project.compile();
        return Values.of(program, program.newCode().decision("late"), event, aggregates);
    }

    @Test
    void features_ofBadValues_areMissing() {
        Projects project = Projects.feature("bad_cast", "int(origin)")
                .with("by_zero", "distance / (distance - distance)")
                .with("modulo", "distance % 0")
                .with("overflow", "double(cast('1e400' as decimal(10,2)))")
                .with("bad_date", "datediff(to_date(origin), day)")
                .with("not_json", "int(get_json_object(origin, '$.a'))")
                .with("good", "distance + 1");
        assertThat(all(project, Map.of("origin", "JFK", "distance", 7)))
                .containsExactly(null, null, null, null, null, null, 8f);
    }

    @Test
    void features_ofAnExpressionThatThrows_areMissingAloneInTheirRow() {
        Projects project =
                Projects.feature("throws", "element_at(array(1, 2), distance)").with("good", "distance + 1");
        assertThat(all(project, Map.of("distance", 0))).containsExactly(null, 1f);
        assertThat(all(project, Map.of("distance", 2))).containsExactly(2f, 3f);
    }

    @Test
    void features_ofAnExpressionThatThrowsWhatJavaCallsChecked_areMissingAlone() {
        Projects project = Projects.feature("throws", "origin LIKE destination").with("good", "distance + 1");
        Map<String, Object> bad = Map.of("origin", "ab", "destination", "a\\b", "distance", 1);
        assertThat(all(project, bad)).containsExactly(null, 2f);
    }

    @Test
    void features_ofNulls_areMissing() {
        Projects project = Projects.feature("column", "distance")
                .with("sum", "distance + 1")
                .with("text", "upper(origin)")
                .with("condition", "distance > 5")
                .with("otherwise", "coalesce(distance, -1)");
        assertThat(all(project, Map.of())).containsExactly(null, null, null, null, -1f);
    }

    @Test
    void features_ofColumns_areTheirFloats() {
        Projects project = Projects.feature("f_int", "distance")
                .with("f_long", "seats")
                .with("f_double", "weight")
                .with("f_float", "load")
                .with("f_decimal", "price")
                .with("f_boolean", "holiday")
                .with("f_text", "origin");
        Map<String, Object> event = Map.of(
                "distance",
                16_777_217,
                "seats",
                1L << 60,
                "weight",
                0.1,
                "load",
                2.5f,
                "price",
                new BigDecimal("12.34"),
                "holiday",
                true,
                "origin",
                "서울");
        assertThat(all(project, event)).containsExactly(16_777_216f, (float) (1L << 60), 0.1f, 2.5f, 12.34f, 1f, "서울");
    }

    @Test
    void features_ofNumbers_areCanonical() {
        Projects project = Projects.feature("zero", "weight * -1")
                .with("nan", "sqrt(weight - 1)")
                .with("huge", "1e300 + weight")
                .with("decimal", "price * 2")
                .with("nan_compares", "weight > double('NaN')");
        Object[] values = all(project, Map.of("weight", 0.0, "price", new BigDecimal("0.1")));
        assertThat(Float.floatToRawIntBits((Float) values[0])).isZero();
        assertThat(Float.floatToRawIntBits((Float) values[1])).isEqualTo(Float.floatToRawIntBits(Float.NaN));
        assertThat(values[2]).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(values[3]).isEqualTo(0.2f);
        assertThat(values[4]).isEqualTo(0f);
    }

    @Test
    void features_useFeaturesAndColumns() {
        Projects project = Projects.feature("distance", "distance")
                .with("twice", "half * 4")
                .with("half", "distance / 2")
                .with("reserved", "concat(user, '!')")
                .with("quoted", "\"`user`\"");
        Object[] values = all(project, Map.of("distance", 10, "user", "me"));
        assertThat(values).containsExactly(10f, 20f, 5f, "me!", "me");
    }

    @Test
    void features_inAnyTimeZoneOfTheMachine_areInUtc() {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Seoul"));
            assertThat(Values.of("string(hour(departed_at))", Map.of("departed_at", MIDNIGHT)))
                    .isEqualTo("0");
            assertThat(Values.of("string(departed_at)", Map.of("departed_at", MIDNIGHT)))
                    .isEqualTo("2001-03-14 00:30:00");
            assertThat(Values.of("string(date(departed_at))", Map.of("departed_at", MIDNIGHT)))
                    .isEqualTo("2001-03-14");
            assertThat(Values.of("unix_timestamp('1970-01-02 00:00:00')", Map.of()))
                    .isEqualTo(86_400f);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void features_ofStructuresAndLambdas_work() {
        assertThat(Values.of("from_json(origin, 'a int, b string').b", Map.of("origin", "{\"a\": 1, \"b\": \"x\"}")))
                .isEqualTo("x");
        assertThat(Values.of(
                        "aggregate(transform(array(1, 2), x -> x * distance), 0, (a, x) -> a + x)",
                        Map.of("distance", 5)))
                .isEqualTo(15f);
        assertThat(Values.of("nullif(distance, 0) between 1 and 9", Map.of("distance", 5)))
                .isEqualTo(1f);
    }

    @Test
    void features_ofAggregates_areComputedFromTheirResults() {
        Projects project = Projects.feature("ratio", "sum(delay) OVER route_7d / nullif(count(*) OVER route_7d, 0)")
                .with("again", "sum(delay) OVER route_7d");
        ProjectProgram program = project.compile();
        assertThat(program.decisions().get("late").aggregates()).hasSize(2);
        assertThat(all(project, Map.of(), 30L, 4L)).containsExactly(7.5f, 30f);
        assertThat(all(project, Map.of(), null, 0L)).containsExactly(null, null);
    }
}
