package dev.pandan.spec.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.Schema;
import dev.pandan.spec.type.Struct;
import dev.pandan.spec.type.StructType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Arrays and structs in rows. */
final class NestedValuesTest {
    private static final ColumnType TAGS = type("array<string>");
    private static final ColumnType ITEMS =
            type("array<struct<sku:string,price:double,at:struct<zone:int,bin:binary>>>");
    private static final Schema ROWS = Schema.of(new Column("tags", TAGS), new Column("items", ITEMS));
    private static final RowCodec CODEC = new RowCodec(ROWS);

    private static ColumnType type(String name) {
        return ColumnType.byName(name).orElseThrow();
    }

    private static List<@Nullable Object> list(@Nullable Object... elements) {
        return Arrays.asList(elements);
    }

    static List<List<@Nullable Object>> rows() {
        return List.of(
                list(null, null),
                list(list(), list()),
                list(list("판단", null, "", "\uD83D\uDE00"), list((Object) null)),
                list(
                        Collections.nCopies(17, null),
                        list(
                                Struct.of("a", 1.5, Struct.of(7, new byte[] {0, -1})),
                                Struct.of(null, Double.NaN, null),
                                Struct.of("", 0.0, Struct.of(null, null)))));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void decode_encoded_isTheRow(List<@Nullable Object> row) {
        assertThat(CODEC.decode(CODEC.encode(row.toArray()))).isEqualTo(row.toArray());
    }

    @Test
    void encode_nested_isForm1() {
        assertThat(CODEC.encode(new @Nullable Object[] {list("a", null), null}))
                .as("form, 2 columns, second null; 2 elements, second null, 1 byte of text")
                .containsExactly(1, 2, 2, 2, 2, 1, 'a');
        RowCodec structs = new RowCodec(Schema.of(new Column("s", type("struct<x:int,y:boolean>"))));
        assertThat(structs.encode(new Object[] {Struct.of(null, true)})).containsExactly(1, 1, 0, 2, 1, 1);
    }

    @Test
    void decode_structWithFewerFields_readsNullInTheLater() {
        RowCodec old = new RowCodec(Schema.of(new Column("s", type("struct<x:int>"))));
        RowCodec now = new RowCodec(Schema.of(new Column("s", type("struct<x:int,y:string>"))));
        byte[] stored = old.encode(new Object[] {Struct.of(7)});
        assertThat(now.decode(stored)).containsExactly(Struct.of(7, null));
        byte[] later = now.encode(new Object[] {Struct.of(7, "more")});
        assertThatThrownBy(() -> old.decode(later)).isInstanceOf(PandanException.class);
    }

    @Test
    void decode_cutShortOrDamaged_isMismatch() {
        byte[] bytes = CODEC.encode(rows().get(3).toArray());
        for (int length = 0; length < bytes.length; length++) {
            mismatch(Arrays.copyOf(bytes, length));
        }
        mismatch(new byte[] {1, 2, 2, -1, -1, -1, -1, 7}); // 2^31 - 1 elements
        mismatch(new byte[] {1, 2, 2, -3, -1, -1, -1, 15}); // fewer than none
    }

    private static void mismatch(byte[] bytes) {
        assertThatThrownBy(() -> CODEC.decode(bytes))
                .isInstanceOfSatisfying(
                        PandanException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MISMATCH));
    }

    @Test
    void canonical_reachesWhatIsInside() {
        StructType point = (StructType) type("struct<x:double,y:float,z:decimal>");
        Object canonical = Canonical.of(point, Struct.of(-0.0, -0.0f, new BigDecimal("1.50")));
        assertThat(canonical).isEqualTo(Struct.of(0.0, 0.0f, new BigDecimal("1.5")));
        double otherNaN = Double.longBitsToDouble(0x7ff8000000000123L);
        List<?> numbers = (List<?>) Canonical.of(type("array<double>"), list(-0.0, null, otherNaN));
        assertThat(numbers).isEqualTo(list(0.0, null, Double.NaN));
        assertThat(Double.doubleToRawLongBits((Double) numbers.get(2))).isEqualTo(0x7ff8000000000000L);
    }

    @Test
    void canonical_array_isACopyThatCannotBeChanged() {
        List<@Nullable Object> mine = new ArrayList<>(list("a"));
        List<?> canonical = (List<?>) Canonical.of(TAGS, mine);
        mine.set(0, "b");
        assertThat(canonical).isEqualTo(list("a"));
        assertThatThrownBy(() -> canonical.remove(0)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void key_ofArrayOrStruct_isRefused() {
        assertThatThrownBy(() -> new KeyCodec(List.of(ColumnType.STRING, TAGS)))
                .isInstanceOfSatisfying(
                        PandanException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PROJECT_INVALID))
                .hasMessageContaining("a key cannot have the type array<string>");
    }

    @Test
    void struct_equality_isThatOfItsValues() {
        assertThat(Struct.of("a", new byte[] {1})).isEqualTo(Struct.of("a", new byte[] {1}));
        assertThat(Struct.of("a", new byte[] {1})).hasSameHashCodeAs(Struct.of("a", new byte[] {1}));
        assertThat(Struct.of(0.0)).isNotEqualTo(Struct.of((Object) null)).isNotEqualTo(Struct.of(0.0, null));
    }
}
