package dev.pandan.live.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.Struct;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueCheckTest {

    private static String fault(String type, Object value) {
        return ValueCheck.fault(ColumnType.byName(type).orElseThrow(), value);
    }

    @Test
    void fault_ofWhatFits_isNull() {
        assertThat(fault("string", null)).isNull();
        assertThat(fault("array<string>", Arrays.asList("a", null))).isNull();
        assertThat(fault("struct<a:int,b:array<double>>", Struct.of(null, List.of(1.5))))
                .isNull();
    }

    @Test
    void fault_inside_saysWhere() {
        assertThat(fault("array<string>", "a")).isEqualTo("found a value of type String (expected: array<string>)");
        assertThat(fault("array<string>", List.of("a", 7)))
                .isEqualTo("element 1: found a value of type Integer (expected: string)");
        assertThat(fault("array<string>", List.of("\ud800")))
                .contains("element 0: the text has half of a surrogate pair");
        assertThat(fault("struct<a:int>", Struct.of(1, 2))).isEqualTo("found 2 fields (expected: struct<a:int>)");
        assertThat(fault("struct<a:int,b:array<decimal>>", Struct.of(1, List.of(new BigDecimal("1e30")))))
                .isEqualTo("field 'b': element 0: the number does not fit decimal(38,18)");
    }
}
