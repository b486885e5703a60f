package dev.pandan.hbase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.spec.project.Encoding;
import dev.pandan.spec.project.TableMapping.KeyPart;
import dev.pandan.spec.type.ScalarType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class ForeignKeyTest {
    private static final Map<String, ScalarType> TYPES =
            Map.of("region", ScalarType.STRING, "number", ScalarType.INT, "rest", ScalarType.STRING);

    @Test
    void widths_textIsFilledUp_isReadAndWritten() {
        ForeignKey key = new ForeignKey(
                List.of(part("region", Encoding.TEXT, 4, null), part("number", Encoding.BYTES, 0, null)), TYPES);
        byte[] bytes = {'e', 'u', 0, 0, 0, 0, 0, 7};
        assertThat(key.read(bytes)).contains(Map.of("region", "eu", "number", 7));
        assertThat(key.write(Map.<String, Object>of("region", "eu", "number", 7)::get))
                .contains(bytes);
        assertThat(key.write(Map.<String, Object>of("region", "europe", "number", 7)::get))
                .as("too wide")
                .isEmpty();
        assertThat(key.read(new byte[7])).as("too short").isEmpty();
        assertThat(key.read(new byte[9])).as("too long").isEmpty();
    }

    @Test
    void delimiters_insideOfAValue_areNotWritten() {
        ForeignKey key = new ForeignKey(
                List.of(part("region", Encoding.TEXT, 0, "::"), part("rest", Encoding.TEXT, 0, null)), TYPES);
        assertThat(key.read(Rows.utf8("eu::a::b"))).contains(Map.of("region", "eu", "rest", "a::b"));
        assertThat(key.write(Map.<String, Object>of("region", "eu", "rest", "a::b")::get))
                .contains(Rows.utf8("eu::a::b"));
        assertThat(key.write(Map.<String, Object>of("region", "e::u", "rest", "a")::get))
                .isEmpty();
        assertThat(key.read(Rows.utf8("eu:a"))).isEmpty();
    }

    @Test
    void partWithoutColumn_isPassedOverAndCannotBeWritten() {
        ForeignKey key = new ForeignKey(
                List.of(part(null, Encoding.TEXT, 2, null), part("rest", Encoding.TEXT, 0, null)), TYPES);
        assertThat(key.read(Rows.utf8("07abc"))).contains(Map.of("rest", "abc"));
        assertThat(key.write(Map.<String, Object>of("rest", "abc")::get)).isEmpty();
    }

    private static KeyPart part(String column, Encoding encoding, int width, String until) {
        return new KeyPart(
                Optional.ofNullable(column),
                encoding,
                width == 0 ? OptionalInt.empty() : OptionalInt.of(width),
                Optional.ofNullable(until));
    }
}
