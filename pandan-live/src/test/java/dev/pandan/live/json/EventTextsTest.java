package dev.pandan.live.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import dev.pandan.spec.project.StreamSpec;
import dev.pandan.spec.type.ArrayType;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.Schema;
import dev.pandan.spec.type.Struct;
import dev.pandan.spec.type.StructType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventTextsTest {
    private static final StreamSpec DEPARTURES = stream("departed_at");
    private static final StreamSpec MEETINGS = stream("at");

    private static StreamSpec stream(String time) {
        Schema schema = Schema.of(
                new Column("id", ColumnType.STRING),
                new Column(time, ColumnType.TIMESTAMP),
                new Column("origin", ColumnType.STRING),
                new Column("distance", ColumnType.INT));
        return new StreamSpec("departures", "id", time, schema, Optional.empty(), Map.of());
    }

    private static Problem problem(Map<String, String> texts) {
        return catchThrowableOfType(PandanException.class, () -> EventTexts.row(DEPARTURES, texts))
                .problems()
                .get(0);
    }

    @Test
    void row_missingColumns_areNull() {
        assertThat(EventTexts.row(DEPARTURES, Map.of("origin", "JFK", "distance", "12")))
                .containsExactly(null, null, "JFK", 12);
    }

    @Test
    void row_at_isTheTime() {
        assertThat(EventTexts.row(DEPARTURES, Map.of("at", "1970-01-01T00:00:01Z")))
                .containsExactly(null, 1_000_000L, null, null);
        assertThat(EventTexts.row(DEPARTURES, Map.of("departed_at", "1970-01-01T00:00:01Z")))
                .containsExactly(null, 1_000_000L, null, null);
        assertThat(EventTexts.row(MEETINGS, Map.of("at", "1970-01-01T00:00:01Z")))
                .containsExactly(null, 1_000_000L, null, null);
    }

    @Test
    void row_arraysAndStructs_areReadAsJson() {
        Schema schema = Schema.of(
                new Column("id", ColumnType.STRING),
                new Column("at", ColumnType.TIMESTAMP),
                new Column("stops", new ArrayType(ColumnType.STRING)),
                new Column("seat", StructType.of(new Column("row", ColumnType.INT))));
        StreamSpec stream = new StreamSpec("trips", "id", "at", schema, Optional.empty(), Map.of());
        assertThat(EventTexts.row(stream, Map.of("stops", "[\"JFK\", null]", "seat", "{\"row\": 7}")))
                .containsExactly(null, null, Arrays.asList("JFK", null), Struct.of(7));
        for (String wrong : List.of("JFK", "[1]", "[] []", "")) {
            PandanException refused =
                    catchThrowableOfType(PandanException.class, () -> EventTexts.row(stream, Map.of("stops", wrong)));
            assertThat(refused.problems().get(0).field()).isEqualTo("stops");
        }
    }

    @Test
    void row_whatDoesNotFit_isRefusedByName() {
        assertThat(problem(Map.of("distance", "far"))).satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ErrorCode.EVENT_INVALID);
            assertThat(problem.field()).isEqualTo("distance");
            assertThat(problem.message()).contains("a whole number of 32 bits").doesNotContain("far");
        });
        assertThat(problem(Map.of("at", "yesterday")).field()).isEqualTo("at");
        assertThat(problem(Map.of("origen", "JFK"))).satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ErrorCode.USAGE);
            assertThat(problem.field()).isEqualTo("origen");
            assertThat(problem.message()).contains("did you mean 'origin'?");
        });
        assertThat(problem(Map.of("at", "2001-03-14", "departed_at", "2001-03-14"))
                        .message())
                .contains("expected: one of them");
    }
}
