package dev.pandan.model.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.model.Domain;
import dev.pandan.model.Rows;
import dev.pandan.spec.error.PandanException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class FillingTest {
    private static final List<String> STATES = List.of("CA", "NY", "Aa", "BB");
    private static final Domain DOMAIN = new Domain(List.of(
            Domain.Input.number("speed"),
            Domain.Input.category("state", STATES),
            Domain.Input.number("age"),
            Domain.Input.vector("bands", 2)));
    private static final @Nullable Object[] ROW = {1.5f, "NY", -0.0f, new float[] {3, Float.NEGATIVE_INFINITY}};
    private static final @Nullable Object[] EMPTY = {null, null, null, null};

    private static Filling of(ElementType type, String name, int width) {
        Feed feed = feeds(type).get(name);
        assertThat(feed).isNotNull();
        assertThat(feed.width()).isEqualTo(width);
        return feed.filling();
    }

    private static Map<String, Feed> feeds(ElementType type) {
        ModelInput number = new ModelInput("numbers", ElementType.FLOAT, 4, false);
        ModelInput category = new ModelInput("state", type.isCode() ? type : ElementType.STRING, 1, false);
        return Signature.bind(DOMAIN, List.of(number, category));
    }

    @Test
    void put_numbersAndVectors_keepTheirOrderAndMissingOnesAreNan() {
        Filling filling = of(ElementType.STRING, "numbers", 4);
        float[] floats = new float[8];
        filling.put(new @Nullable Object[][] {ROW, EMPTY}, floats);
        assertThat(floats).containsExactly(1.5f, -0.0f, 3, Float.NaN, Float.NaN, Float.NaN, Float.NaN, Float.NaN);
        double[] doubles = new double[4];
        filling.put(new @Nullable Object[][] {ROW}, doubles);
        assertThat(doubles).containsExactly(1.5, -0.0, 3, Double.NaN);
    }

    @Test
    void put_rowsUnboxedBefore_sameValues() {
        @Nullable Object[][] boxed = {EMPTY, ROW, {2f, "Aa", 7f, new float[] {1, 2}}, {3f, "XX", 8f, null}};
        @Nullable Object[][] some = {boxed[1], boxed[2], boxed[3]};
        Rows rows = Rows.of(DOMAIN, List.of(boxed));
        for (ElementType type : List.of(ElementType.STRING, ElementType.INT64, ElementType.INT32)) {
            for (Feed feed : feeds(type).values()) {
                if (feed.type() == ElementType.FLOAT) {
                    assertSameNumbers(feed, rows, some);
                } else if (feed.type() == ElementType.STRING) {
                    assertSameTexts(feed, rows, some);
                } else {
                    assertSameCodes(feed, rows, some);
                }
            }
        }
    }

    private static void assertSameNumbers(Feed feed, Rows rows, @Nullable Object[][] some) {
        float[] floats = new float[feed.width() * some.length];
        feed.rowsFilling().put(rows, 1, 0, 2, floats);
        feed.rowsFilling().put(rows, 1, 2, 3, floats);
        float[] expected = new float[floats.length];
        feed.filling().put(some, expected);
        assertThat(floats).containsExactly(expected);
        double[] doubles = new double[floats.length];
        feed.rowsFilling().put(rows, 1, 0, 3, doubles);
        double[] expectedDoubles = new double[floats.length];
        feed.filling().put(some, expectedDoubles);
        assertThat(doubles).containsExactly(expectedDoubles);
    }

    private static void assertSameTexts(Feed feed, Rows rows, @Nullable Object[][] some) {
        String[] texts = new String[some.length];
        feed.rowsFilling().put(rows, 1, texts);
        String[] expected = new String[some.length];
        feed.filling().put(some, expected);
        assertThat(texts).containsExactly(expected);
    }

    private static void assertSameCodes(Feed feed, Rows rows, @Nullable Object[][] some) {
        long[] codes = new long[some.length];
        feed.rowsFilling().put(rows, 1, 0, 3, codes);
        long[] expected = new long[some.length];
        feed.filling().put(some, expected);
        assertThat(codes).containsExactly(expected);
        int[] shortCodes = new int[some.length];
        feed.rowsFilling().put(rows, 1, 0, 3, shortCodes);
        assertThat(Arrays.stream(shortCodes).asLongStream()).containsExactly(1L, 2L, 4L);
    }

    @Test
    void put_numbersAlone_areFiniteOrNan() {
        Domain numbers = new Domain(List.of(Domain.Input.number("a"), Domain.Input.number("b")));
        ModelInput input = new ModelInput("numbers", ElementType.FLOAT, -1, false);
        Feed feed = Signature.bind(numbers, List.of(input)).get("numbers");
        assertThat(feed).isNotNull();
        float[] floats = new float[6];
        @Nullable
        Object[][] rows = {{Float.POSITIVE_INFINITY, Float.MAX_VALUE}, {Float.NaN, -0.0f}, {null, -Float.MIN_VALUE}};
        feed.filling().put(rows, floats);
        assertThat(floats).containsExactly(Float.NaN, Float.MAX_VALUE, Float.NaN, -0.0f, Float.NaN, -Float.MIN_VALUE);
        assertThatThrownBy(() -> feed.filling().put(new @Nullable Object[][] {{1f, 2.0}}, floats))
                .isInstanceOf(PandanException.class)
                .hasMessageContaining("feature 'b' is not a number");
    }

    /** Objects of the domain, others of the same text, some with the same hash, and texts that it does not know. */
    @Test
    void put_categories_areKnownByTheirTexts() {
        Filling longs = of(ElementType.INT64, "state", 1);
        Filling ints = of(ElementType.INT32, "state", 1);
        List<String> texts = List.of("CA", "NY", "BB", "Aa", "BB", "AaBB", "", "NY");
        for (int round = 0; round < 3; round++) {
            @Nullable
            Object[][] rows = texts.stream()
                    .map(text -> new @Nullable Object[] {1f, String.valueOf(text.toCharArray()), 1f, null})
                    .toArray(Object[][]::new);
            rows[0][1] = STATES.get(0);
            rows[7] = EMPTY;
            long[] codes = new long[texts.size()];
            longs.put(rows, codes);
            assertThat(codes).containsExactly(0, 1, 3, 2, 3, 4, 4, 4);
            int[] same = new int[texts.size()];
            ints.put(rows, same);
            assertThat(Arrays.stream(same).asLongStream()).containsExactly(0L, 1L, 3L, 2L, 3L, 4L, 4L, 4L);
        }
    }

    @Test
    void put_someRows_goToTheirPlaces() {
        @Nullable Object[][] rows = {ROW, EMPTY, ROW};
        Filling numbers = of(ElementType.STRING, "numbers", 4);
        float[] floats = new float[12];
        numbers.put(rows, 2, 3, floats);
        assertThat(floats).startsWith(0, 0, 0, 0, 0, 0, 0, 0).endsWith(1.5f, -0.0f, 3, Float.NaN);
        double[] doubles = new double[12];
        numbers.put(rows, 0, 1, doubles);
        numbers.put(rows, 2, 3, doubles);
        assertThat(doubles).containsExactly(1.5, -0.0, 3, Double.NaN, 0, 0, 0, 0, 1.5, -0.0, 3, Double.NaN);
        long[] codes = new long[3];
        of(ElementType.INT64, "state", 1).put(rows, 1, 2, codes);
        assertThat(codes).containsExactly(0, 4, 0);
    }

    @Test
    void put_texts_areHandedOverAsTheyAre() {
        String[] texts = new String[2];
        of(ElementType.STRING, "state", 1).put(new @Nullable Object[][] {ROW, EMPTY}, texts);
        assertThat(texts).containsExactly("NY", "");
    }

    @Test
    void put_rowOfAnotherDomain_isRefused() {
        List<@Nullable Object[]> others = List.of(
                new @Nullable Object[] {1f, "NY", 1f},
                new @Nullable Object[] {1f, "NY", 1f, null, null},
                new @Nullable Object[] {"NY", "NY", 1f, null},
                new @Nullable Object[] {1f, "NY", 1.0, null},
                new @Nullable Object[] {1f, "NY", 1f, new float[3]},
                new @Nullable Object[] {1f, "NY", 1f, 1f});
        Filling filling = of(ElementType.STRING, "numbers", 4);
        for (int i : IntStream.range(0, others.size()).toArray()) {
            assertThatThrownBy(() -> filling.put(new @Nullable Object[][] {ROW, others.get(i)}, new float[8]))
                    .as("row " + i)
                    .isInstanceOf(PandanException.class)
                    .hasMessageContaining("the row does not fit the model");
        }
        Filling codes = of(ElementType.INT64, "state", 1);
        assertThatThrownBy(() -> codes.put(new @Nullable Object[][] {{1f, 7f, 1f, null}}, new long[1]))
                .isInstanceOf(PandanException.class)
                .hasMessageContaining("feature 'state' is not a category");
    }
}
