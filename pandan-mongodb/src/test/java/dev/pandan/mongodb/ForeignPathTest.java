package dev.pandan.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;

final class ForeignPathTest {
    private static final BsonDocument DOCUMENT =
            BsonDocument.parse("{a: 1, b: {c: {d: 'x'}}, e: [{f: 2}, {f: 3}], g: null}");

    @Test
    void get_pathsThroughDocumentsAndArrays_areFollowed() {
        assertThat(ForeignPath.get(DOCUMENT, "a")).isEqualTo(new BsonInt32(1));
        assertThat(ForeignPath.get(DOCUMENT, "b.c.d")).isEqualTo(new BsonString("x"));
        assertThat(ForeignPath.get(DOCUMENT, "e.1.f")).isEqualTo(new BsonInt32(3));
    }

    @Test
    void get_whatIsNotThere_isNull() {
        for (String path : List.of("z", "a.b", "b.c.z", "e.2.f", "e.f", "g.h", "b.", "")) {
            assertThat(ForeignPath.get(DOCUMENT, path)).as(path).isNull();
        }
    }

    @Test
    void fields_insideOfOthersAndElements_areAskedForOnce() {
        assertThat(ForeignPath.fields(List.of("b.c", "b", "e.0.f", "e.1.f", "bc")))
                .containsExactly("b", "e", "bc");
    }
}
