package dev.pandan.live.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.Problem;
import dev.pandan.spec.project.Project;
import dev.pandan.spec.project.StoreAddress;
import dev.pandan.spec.project.StreamSpec;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.Schema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventParserTest {
    private static final Schema SCHEMA = Schema.of(
            new Column("id", ColumnType.STRING),
            new Column("at", ColumnType.TIMESTAMP),
            new Column("distance", ColumnType.INT),
            new Column("amount", ColumnType.DOUBLE),
            new Column("paid", ColumnType.BOOLEAN));
    private final EventParser parser = new EventParser(new Project(
            "p",
            new StoreAddress("memory", false, List.of(), "", Map.of()),
            Map.of("orders", new StreamSpec("orders", "id", "at", SCHEMA, Optional.empty(), Map.of())),
            Map.of(),
            Map.of(),
            Map.of()));

    @Test
    void parse_event_givesARowOfTheSchema() {
        assertThat(
                        row(
                                "{'stream':'orders','distance':3.0,'at':'1970-01-01T00:00:01Z','id':'x','amount':1e2,'paid':true}"))
                .containsExactly("x", 1_000_000L, 3, 100.0, true);
        assertThat(row("{'stream':'orders','at':17,'id':'x','amount':'NaN','paid':null}"))
                .containsExactly("x", 17L, null, Double.NaN, null);
        ParsedEvent given = parser.parse("orders", bytes("{'id':'x'}"));
        assertThat(((ParsedEvent.Event) given).row()).containsExactly("x", null, null, null, null);
    }

    @Test
    void parse_faults_nameTheField() {
        assertFault("{'stream':'orders','distanse':3}", "distanse", "did you mean 'distance'?");
        assertFault("{'stream':'orders','distance':3.5}", "distance", "a whole number of 32 bits");
        assertFault("{'stream':'orders','distance':99999999999}", "distance", "does not fit");
        assertFault("{'stream':'orders','distance':1e999999999}", "distance", "does not fit");
        assertFault("{'stream':'orders','distance':'3'}", "distance", "found a string");
        assertFault("{'stream':'orders','at':'yesterday','id':{'a':[1]}}", "at", "2001-03-14T09:26:53Z");
        assertFault("{'stream':'orders','id':{'a':[1]},'paid':true}", "id", "found an object");
        assertFault("{'stream':'order'}", "stream", "did you mean 'orders'?");
        assertFault("{'id':'x','stream':'orders'}", "stream", "first member");
        assertFault("{}", "stream", "first member");
        assertFault("{'stream':'orders','id':'x','id':'y'}", null, "each name once");
        assertFault("{'stream':'orders','id':", null, "not JSON");
        assertFault("{'stream':'orders'} {}", null, "more text");
        assertFault("[1]", null, "found an array");
        assertFault("", null, "found nothing");
        assertFault("{'stream':'orders','x':" + "[".repeat(500) + "]".repeat(500) + "}", "x", "no column 'x'");
        assertFault("{'stream':'orders','x':" + "[".repeat(2_000), null, "nested too deeply");
    }

    @Test
    void parseAll_array_givesEveryEventAndEveryFault() {
        List<ParsedEvent> events = parser.parseAll("orders", bytes("[{'id':'x'},{'id':1},3,{'id':'y'}]"));
        assertThat(events).hasSize(4);
        assertThat(events.get(0)).isInstanceOf(ParsedEvent.Event.class);
        assertThat(events.get(1)).isInstanceOf(ParsedEvent.Malformed.class);
        assertThat(events.get(2)).isInstanceOf(ParsedEvent.Malformed.class);
        assertThat(events.get(3)).isInstanceOf(ParsedEvent.Event.class);
        assertThat(parser.parseAll("orders", bytes("{'id':'x'}"))).hasSize(1);
        assertThat(parser.parseAll("orders", bytes("[{'id':'x'},"))).last().isInstanceOf(ParsedEvent.Malformed.class);
        Problem unknown = ((ParsedEvent.Malformed)
                        parser.parseAll("none", bytes("{'id':'x'}")).get(0))
                .problem();
        assertThat(unknown.code()).isEqualTo(ErrorCode.NOT_FOUND);
    }

    private Object[] row(String text) {
        return ((ParsedEvent.Event) parser.parse(bytes(text))).row();
    }

    private void assertFault(String text, String field, String message) {
        ParsedEvent parsed = parser.parse(bytes(text));
        assertThat(parsed).as(text).isInstanceOf(ParsedEvent.Malformed.class);
        Problem problem = ((ParsedEvent.Malformed) parsed).problem();
        assertThat(problem.field()).as(text).isEqualTo(field);
        assertThat(problem.message()).as(text).contains(message);
    }

    private static byte[] bytes(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
