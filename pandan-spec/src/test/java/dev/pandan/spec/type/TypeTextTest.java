package dev.pandan.spec.type;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TypeTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "string",
                "array<string>",
                "struct<city:string,zip:string>",
                "array<struct<sku:string,price:double>>",
                "struct<map:array<array<binary>>,of:struct<array:int>>"
            })
    void read_ownName_isTheType(String name) {
        assertThat(ColumnType.byName(name).map(ColumnType::sqlName)).contains(name);
    }

    @Test
    void read_caseAndBlanks_doNotMatter() {
        assertThat(ColumnType.byName(" Array < STRUCT < Sku : String , price BIGINT > > "))
                .contains(new ArrayType(
                        StructType.of(new Column("Sku", ColumnType.STRING), new Column("price", ColumnType.LONG))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\"', textBlock = """
            strng | 0 | unknown type 'strng' (did you mean 'string'?)
            aray<string> | 0 | unknown type 'aray' (did you mean 'array'?)
            array<strng> | 6 | unknown type 'strng' (did you mean 'string'?)
            struct<a:int,b:dubble> | 15 | unknown type 'dubble' (did you mean 'double'?)
            varchar | 0 | expected one of: boolean, int
            array | 0 | array without the type of its elements
            array<> | 6 | unknown type ''
            struct | 0 | struct without fields
            struct<> | 7 | '' is not the name of a field
            struct<a:int,a:int> | 13 | field 'a' is declared twice
            struct<a> | 7 | field 'a' has no type
            struct<1a:int> | 7 | '1a' is not the name of a field
            array<struct<sku:string | 23 | ends too early (expected: '>'; inside braces {...} put the type in quotes)
            array<string,int> | 12 | found ',' (expected: ',' or '>')
            array<string>> | 13 | found '>' after the type
            map<string,double> | 0 | there is no type map
            array<map<string,int>> | 6 | there is no type map
            decimal(10,2) | 7 | a decimal has 38 digits
            """)
    void read_whatIsNoType_saysWhereAndWhy(String text, int offset, String message) {
        TypeText.Unknown unknown = (TypeText.Unknown) TypeText.read(text);
        assertThat(unknown.message()).contains(message);
        assertThat(unknown.offset()).isEqualTo(offset);
    }

    @Test
    void read_nestedTooDeeply_isRefused() {
        String deep = "array<".repeat(15) + "int" + ">".repeat(15);
        assertThat(TypeText.read(deep)).isInstanceOf(TypeText.Known.class);
        assertThat(TypeText.read("array<" + deep + ">"))
                .isEqualTo(
                        new TypeText.Unknown("types are nested too deeply (expected: at most 16 in one another)", 96));
        assertThat(TypeText.read("array<".repeat(1_000_000))).isInstanceOf(TypeText.Unknown.class);
    }
}
