package dev.pandan.spec.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.Schema;
import dev.pandan.spec.type.Struct;
import dev.pandan.testkit.row.RandomRows;
import dev.pandan.testkit.seed.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Laws of the binary form, on random rows of random schemas. */
final class RandomRowsTest {
    private static final int CASES = 2_000;

    @Test
    void encode_anyRow_isReadBackAndCanonical() {
        Seeds.check("rows in binary form", CASES, RandomRowsTest::roundTrip);
    }

    private static void roundTrip(Random random) {
        RandomRows rows = new RandomRows(random);
        Schema schema = rows.schema();
        RowCodec codec = new RowCodec(schema);
        Object[] canonical = canonical(schema, rows.row(schema));
        byte[] bytes = codec.encode(canonical);
        Object[] read = codec.decode(bytes);
        assertThat(bare(read)).isEqualTo(bare(canonical));
        assertThat(codec.encode(canonical(schema, read)))
                .as("canonical once, canonical for good")
                .isEqualTo(bytes);
    }

    @Test
    void decode_bytesCutShort_isRefused() {
        Seeds.check("rows cut short", CASES, RandomRowsTest::cut);
    }

    private static void cut(Random random) {
        RandomRows rows = new RandomRows(random);
        Schema schema = rows.schema();
        RowCodec codec = new RowCodec(schema);
        byte[] bytes = codec.encode(canonical(schema, rows.row(schema)));
        byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length));
        assertThatThrownBy(() -> codec.decode(cut)).isInstanceOf(PandanException.class);
    }

    @Test
    void decode_byALongerSchema_addsNulls() {
        Seeds.check("rows of an older schema", CASES, RandomRowsTest::evolved);
    }

    private static void evolved(Random random) {
        RandomRows rows = new RandomRows(random);
        Schema now = rows.schema();
        int size = 1 + random.nextInt(now.size());
        Schema before = new Schema(now.columns().subList(0, size));
        Object[] row = canonical(before, rows.row(before));
        Object[] read = new RowCodec(now).decode(new RowCodec(before).encode(row));
        assertThat(bare(read)).isEqualTo(bare(Arrays.copyOf(row, now.size())));
    }

    @Test
    void sqlName_ofAnyType_namesIt() {
        Seeds.check("types as text", CASES, random -> {
            for (Column column : new RandomRows(random).schema().columns()) {
                assertThat(ColumnType.byName(column.type().sqlName())).contains(column.type());
            }
        });
    }

    private static Object[] canonical(Schema schema, Object[] row) {
        Object[] canonical = new Object[row.length];
        for (int i = 0; i < row.length; i++) {
            canonical[i] = Canonical.of(schema.column(i).type(), row[i]);
        }
        return canonical;
    }

    /** Arrays instead of lists and structs, which are compared down to their bytes. */
    private static Object[] bare(Object[] values) {
        return Arrays.stream(values).map(RandomRowsTest::bare).toArray();
    }

    private static Object bare(Object value) {
        if (value instanceof List<?> list) {
            return bare(list.toArray());
        }
        return value instanceof Struct struct ? bare(struct.toArray()) : value;
    }
}
