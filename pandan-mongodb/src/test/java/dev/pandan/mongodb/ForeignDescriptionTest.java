package dev.pandan.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.spec.type.ColumnType;
import dev.pandan.store.TableDescription.DescribedColumn;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ForeignDescriptionTest {
    @Test
    void of_wholeNumbersAmongDoubles_areDoublesIfTheyAllFit() {
        assertThat(columns("{n: 1.5}", "{n: 2}", "{n: {$numberLong: '9007199254740992'}}"))
                .containsExactly(column("n", "double or int or long", "double"));
        assertThat(columns("{n: 1.5}", "{n: {$numberLong: '9007199254740993'}}"))
                .containsExactly(column("n", "double or long", null));
    }

    @Test
    void of_fieldsInsideThatHaveNoType_areNamed() {
        assertThat(columns(
                        "{who: {city: 'Oslo', age: 3, 'x y': 1}, items: [{n: 1}]}",
                        "{who: {age: 'three'}, items: [{n: 'one', m: 2}]}"))
                .containsExactly(
                        column("who", "object, without who.age (int or string), who.x y (int)", "struct<city:string>"),
                        column("items", "array, without items[].n (int or string)", "array<struct<m:int>>"));
    }

    @Test
    void of_namesThatAreNoPaths_haveNoType() {
        assertThat(columns("{'Total Amount': 1, 'a.b': 1, '$x': 1}"))
                .containsExactly(
                        column("Total Amount", "int", "int"), column("a.b", "int", null), column("$x", "int", null));
    }

    private static List<DescribedColumn> columns(String... documents) {
        return ForeignDescription.of(
                        "shop.orders",
                        Stream.of(documents).map(BsonDocument::parse).toList())
                .columns();
    }

    private static DescribedColumn column(String name, String found, @Nullable String type) {
        return new DescribedColumn(name, found, type == null ? Optional.empty() : ColumnType.byName(type));
    }
}
