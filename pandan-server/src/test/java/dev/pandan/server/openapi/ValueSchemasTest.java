package dev.pandan.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.spec.type.ColumnType;
import org.junit.jupiter.api.Test;

class ValueSchemasTest {
    private static final ColumnType ITEMS =
            ColumnType.byName("array<struct<sku:string,prices:array<double>>>").orElseThrow();

    @Test
    void of_nestedType_isNestedSchemaWithNullInside() {
        assertThat(ValueSchemas.of(ITEMS).toString())
                .isEqualTo(
                        ("{'type':'array','items':{'type':['object','null'],'properties':{'sku':{'type':['string','null']},"
                                        + "'prices':{'type':['array','null'],'items':{'type':['number','null'],'format':'double'}}},"
                                        + "'additionalProperties':false}}")
                                .replace('\'', '"'));
    }

    @Test
    void example_ofNestedType_isOne() {
        assertThat(ValueSchemas.example(ITEMS).toString())
                .isEqualTo("[{'sku':'text','prices':[1.5]}]".replace('\'', '"'));
    }
}
