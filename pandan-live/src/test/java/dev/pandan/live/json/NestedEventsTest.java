package dev.pandan.live.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.spec.error.Problem;
import dev.pandan.spec.project.Project;
import dev.pandan.spec.project.StoreAddress;
import dev.pandan.spec.project.StreamSpec;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.Schema;
import dev.pandan.spec.type.Struct;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Arrays and objects as values of columns. */
class NestedEventsTest {
    private static final Schema SCHEMA = Schema.of(
            new Column("id", ColumnType.STRING),
            new Column("at", ColumnType.TIMESTAMP),
            new Column("tags", ColumnType.byName("array<string>").orElseThrow()),
            new Column(
                    "items",
                    ColumnType.byName("array<struct<sku:string,price:double,when:array<timestamp>>>")
                            .orElseThrow()));
    private final EventParser parser = new EventParser(new Project(
            "p",
            new StoreAddress("memory", false, List.of(), "", Map.of()),
            Map.of("orders", new StreamSpec("orders", "id", "at", SCHEMA, Optional.empty(), Map.of())),
            Map.of(),
            Map.of(),
            Map.of()));

    @Test
    void parse_arraysAndObjects_giveListsAndStructs() {
        assertThat(row("{'id':'x','at':1,'tags':['a',null,'판단',''],"
                        + "'items':[{'price':-0.0,'sku':'s'},null,{},{'price':'NaN','when':['1970-01-01',7,null]}]}"))
                .containsExactly(
                        "x",
                        1L,
                        Arrays.asList("a", null, "판단", ""),
                        Arrays.asList(
                                Struct.of("s", -0.0, null),
                                null,
                                Struct.of(null, null, null),
                                Struct.of(null, Double.NaN, Arrays.asList(0L, 7L, null))));
        assertThat(row("{'id':'x','tags':[],'items':null}")).containsExactly("x", null, List.of(), null);
    }

    @Test
    void parse_faultsInside_nameTheirPlace() {
        assertFault("{'tags':'a'}", "tags", "column 'tags': found a string", "(expected: an array)");
        assertFault("{'tags':{'a':[1]},'id':'x'}", "tags", "found an object");
        assertFault(
                "{'tags':['a',7]}", "tags", "column 'tags[1]': found a number that does not fit (expected: a string)");
        assertFault("{'tags':['a',['b',['c']],'d'],'id':'x'}", "tags", "column 'tags[1]': found an array");
        assertFault("{'items':[3]}", "items", "'items[0]'", "an object with sku, price, when");
        assertFault("{'items':[{'price':1},{'price':'1'}]}", "items", "'items[1].price'", "a number");
        assertFault("{'items':[{'prise':[{}]}]}", "items", "'items[0]'", "no field 'prise' (did you mean 'price'?)");
        assertFault("{'items':[{'when':[1.5,{'x':[]}]}],'id':'x'}", "items", "'items[0].when[0]'");
        assertFault("{'items':[{'sku':'a','sku':'b'}]}", null, "each name once");
        assertFault("{'items':[{'sku':'a'}", null, "not JSON");
    }

    @Test
    void parseAll_afterAFaultInside_readsTheNextEvent() {
        List<ParsedEvent> events = parser.parseAll(
                "orders",
                bytes("[{'id':'x','items':[{'sku':[{}],'price':1},{'no':{'a':[]}}],'at':1},{'id':'y','tags':['z']}]"));
        assertThat(events).hasSize(2);
        assertThat(events.get(0)).isInstanceOf(ParsedEvent.Malformed.class);
        assertThat(((ParsedEvent.Event) events.get(1)).row()).containsExactly("y", null, List.of("z"), null);
    }

    private Object[] row(String text) {
        return ((ParsedEvent.Event) parser.parse("orders", bytes(text))).row();
    }

    private void assertFault(String text, String field, String... messages) {
        ParsedEvent parsed = parser.parse("orders", bytes(text));
        assertThat(parsed).as(text).isInstanceOf(ParsedEvent.Malformed.class);
        Problem problem = ((ParsedEvent.Malformed) parsed).problem();
        assertThat(problem.field()).as(text).isEqualTo(field);
        assertThat(problem.message()).as(text).contains(messages);
    }

    private static byte[] bytes(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
