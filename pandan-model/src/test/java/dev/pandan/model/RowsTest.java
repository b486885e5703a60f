package dev.pandan.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowsTest {
    private static final Domain DOMAIN = new Domain(List.of(
            Domain.Input.number("amount"),
            Domain.Input.category("country", List.of("AT", "SE")),
            Domain.Input.vector("gaps", 2)));

    private static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }

    private static Rows threeRows() {
        return Rows.of(
                DOMAIN,
                List.of(
                        row(1.5f, "SE", new float[] {1, 2}),
                        row(null, null, null),
                        row(Float.POSITIVE_INFINITY, "FR", new float[] {3, Float.NaN})));
    }

    @Test
    void of_rows_areColumns() {
        Rows rows = threeRows();

        assertThat(rows.numbers(0)).containsExactly(1.5f, Float.NaN, Float.NaN);
        assertThat(rows.texts(1)).containsExactly("SE", null, "FR");
        assertThat(rows.codes(1)).containsExactly(1, 2, 2);
        assertThat(rows.numbers(2)).containsExactly(1, 2, Float.NaN, Float.NaN, 3, Float.NaN);
    }

    @Test
    void boxed_dealtRows_areWhatScorersTake() {
        Rows same = threeRows().dealt(0, new int[] {0, 1, 2});
        List<@Nullable Object[]> boxed = same.boxed(1, 3);

        boxed.forEach(DOMAIN::check);
        assertThat(boxed.get(0)).containsExactly(null, null, new float[] {Float.NaN, Float.NaN});
        assertThat(boxed.get(1)).containsExactly(null, "FR", new float[] {3, Float.NaN});
        assertThat(same.boxed()).hasSize(3).endsWith(boxed.get(0), boxed.get(1));
    }

    @Test
    void boxed_rowsAsTheyWere_areTheSameObjects() {
        @Nullable Object[] row = row(Float.POSITIVE_INFINITY, "FR", null);

        assertThat(Rows.of(DOMAIN, List.<@Nullable Object[]>of(row)).boxed().get(0))
                .isSameAs(row);
    }

    @Test
    void dealt_oneInput_othersStay() {
        Rows rows = threeRows();
        int[] places = {2, 0, 1};

        assertThat(rows.dealt(0, places).numbers(0)).containsExactly(Float.NaN, 1.5f, Float.NaN);
        assertThat(rows.dealt(1, places).texts(1)).containsExactly("FR", "SE", null);
        assertThat(rows.dealt(1, places).codes(1)).containsExactly(2, 1, 2);
        assertThat(rows.dealt(2, places).numbers(2)).containsExactly(3, Float.NaN, 1, 2, Float.NaN, Float.NaN);
        assertThat(rows.dealt(2, places).texts(1)).containsExactly("SE", null, "FR");
        assertThat(rows.numbers(0)).containsExactly(1.5f, Float.NaN, Float.NaN);
    }

    @Test
    void of_rowThatDoesNotFit_isRefused() {
        assertThatThrownBy(() -> Rows.of(DOMAIN, List.<@Nullable Object[]>of(row(1.5f, "SE", new float[] {1}))))
                .hasMessageContaining("feature 'gaps' is not a vector of 2");
    }
}
