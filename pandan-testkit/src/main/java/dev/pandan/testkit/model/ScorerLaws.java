package dev.pandan.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pandan.engine.verdict.Verdict;
import dev.pandan.model.Domain;
import dev.pandan.model.Rows;
import dev.pandan.model.Scorer;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds for every {@link Scorer}; inherit it and hand in yours. */
public abstract class ScorerLaws {
    private static final long SEED = 20010314;
    private static final int ROWS = 200;
    private static final int ROUNDS = 8;
    private static final int SCORERS = 40;
    private static final long KEPT_AT_MOST = 100L << 10;
    private static final int THREADS = 8;

    /** A fresh scorer; closed by the laws. */
    protected abstract Scorer scorer();

    /** Bytes per closed scorer by which the process may grow; less than what one holds that is open. */
    protected long keptAtMost() {
        return KEPT_AT_MOST;
    }

    @Test
    void score_anyRow_isProbabilityOrNone() {
        try (Scorer scorer = scorer()) {
            for (@Nullable Object[] row : rows(scorer.domain())) {
                double score = scorer.score(row);
                assertThat(Double.isNaN(score) || (score >= 0 && score <= 1))
                        .as("score %s", score)
                        .isTrue();
            }
        }
    }

    @Test
    void score_anyRow_inputIsNotModified() {
        try (Scorer scorer = scorer()) {
            for (@Nullable Object[] row : rows(scorer.domain())) {
                @Nullable Object[] before = row.clone();
                Arrays.setAll(before, i -> row[i] instanceof float[] vector ? vector.clone() : row[i]);
                scorer.score(row);
                scorer.contributions(row);
                assertThat(row).containsExactly(before);
            }
        }
    }

    @Test
    void score_equalRows_equalBits() {
        try (Scorer scorer = scorer()) {
            for (@Nullable Object[] row : rows(scorer.domain())) {
                assertThat(bits(scorer.score(row.clone()))).isEqualTo(bits(scorer.score(row)));
                assertThat(bits(scorer.verdict(row).score())).isEqualTo(bits(scorer.score(row)));
            }
        }
    }

    @Test
    void score_otherScorerOfTheSameModel_equalBits() {
        try (Scorer one = scorer();
                Scorer other = scorer()) {
            List<@Nullable Object[]> rows = rows(one.domain());
            double[] first = rows.stream().mapToDouble(one::score).toArray();
            List<@Nullable Object[]> backwards = new ArrayList<>(rows);
            Collections.reverse(backwards);
            double[] second = backwards.stream().mapToDouble(other::score).toArray();
            for (int i = 0; i < first.length; i++) {
                assertThat(bits(second[first.length - 1 - i])).isEqualTo(bits(first[i]));
            }
        }
    }

    @Test
    void scores_batch_equalsRowsOneByOne() {
        try (Scorer scorer = scorer()) {
            List<@Nullable Object[]> rows = rows(scorer.domain());
            double[] one = rows.stream().mapToDouble(scorer::score).toArray();
            double[] batch = scorer.scores(rows);
            assertThat(batch).hasSameSizeAs(one);
            for (int i = 0; i < one.length; i++) {
                boolean equal = bits(batch[i]) == bits(one[i]);
                assertThat(equal || Math.abs(batch[i] - one[i]) <= scorer.batchTolerance())
                        .as("row %s: %s in a batch, %s alone", i, batch[i], one[i])
                        .isTrue();
            }
            assertThat(scorer.scores(List.of())).isEmpty();
            assertThat(scorer.batchTolerance()).isBetween(0.0, 1e-6);
        }
    }

    @Test
    void scores_rowsUnboxedBefore_equalBits() {
        try (Scorer scorer = scorer()) {
            List<@Nullable Object[]> rows = rows(scorer.domain());
            Rows unboxed = Rows.of(scorer.domain(), rows);
            assertThat(unboxed.size()).isEqualTo(rows.size());
            assertSameBits(scorer.scores(unboxed), scorer.scores(rows));
            assertThat(scorer.scores(Rows.of(scorer.domain(), List.of()))).isEmpty();
        }
    }

    private static void assertSameBits(double[] scores, double[] expected) {
        assertThat(Arrays.stream(scores).mapToLong(ScorerLaws::bits).toArray())
                .containsExactly(
                        Arrays.stream(expected).mapToLong(ScorerLaws::bits).toArray());
    }

    @Test
    void values_batch_holdTheScores() {
        try (Scorer scorer = scorer()) {
            List<@Nullable Object[]> rows = rows(scorer.domain());
            List<double[]> values = scorer.values(rows);
            assertThat(values).hasSameSizeAs(rows);
            for (int i = 0; i < values.size(); i++) {
                Verdict verdict = scorer.verdict(rows.get(i));
                assertThat(values.get(i))
                        .hasSize(Math.max(1, verdict.classes().names().size()));
                assertThat(Arrays.stream(values.get(i))
                                .anyMatch(value -> bits(value) == bits(verdict.score())
                                        || Math.abs(value - verdict.score()) <= scorer.batchTolerance()))
                        .as("row %s: %s without %s", i, values.get(i), verdict.score())
                        .isTrue();
            }
        }
    }

    /** A model that is not freed shows in every round; what the virtual machine takes for itself does not. */
    @Test
    void close_manyScorers_memoryIsFree() throws IOException {
        assumeTrue(Files.exists(Resident.SOURCE), "how much memory a process holds is read from " + Resident.SOURCE);
        openAndClose();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && least >= keptAtMost(); round++) {
            long before = Resident.bytes();
            openAndClose();
            least = Math.min(least, (Resident.bytes() - before) / SCORERS);
        }
        assertThat(least)
                .as("bytes that each of %s closed scorers kept", SCORERS)
                .isLessThan(keptAtMost());
    }

    private void openAndClose() {
        for (int i = 0; i < SCORERS; i++) {
            try (Scorer scorer = scorer()) {
                scorer.scores(rows(scorer.domain()));
                scorer.score(rows(scorer.domain()).get(0));
            }
        }
    }

    @Test
    void score_notANumber_countsAsMissing() {
        try (Scorer scorer = scorer()) {
            Domain domain = scorer.domain();
            @Nullable Object[] missing = new Object[domain.inputs().size()];
            for (Float value : List.of(Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY)) {
                @Nullable Object[] row = missing.clone();
                Arrays.setAll(row, i -> number(domain.inputs().get(i), value));
                assertThat(bits(scorer.score(row))).isEqualTo(bits(scorer.score(missing)));
            }
        }
    }

    @Test
    void score_unseenCategory_countsAsMissing() {
        try (Scorer scorer = scorer()) {
            Domain domain = scorer.domain();
            @Nullable Object[] missing = new Object[domain.inputs().size()];
            @Nullable Object[] unseen = missing.clone();
            Arrays.setAll(unseen, i -> domain.inputs().get(i).number() ? null : "never seen \u0000 \ud83d\ude80");
            assertThat(bits(scorer.score(unseen))).isEqualTo(bits(scorer.score(missing)));
        }
    }

    @Test
    void score_concurrentCalls_equalBits() {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (Scorer scorer = scorer()) {
            List<@Nullable Object[]> rows = rows(scorer.domain());
            double[] expected = rows.stream().mapToDouble(scorer::score).toArray();
            List<CompletableFuture<double[]>> results = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> rows.stream().mapToDouble(scorer::score).toArray(), threads))
                    .limit(2L * THREADS)
                    .toList();
            results.forEach(result -> assertThat(bits(result.join())).containsExactly(bits(expected)));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void contributions_anyRow_oneForEachInputOrNone() {
        try (Scorer scorer = scorer()) {
            for (@Nullable Object[] row : rows(scorer.domain())) {
                assertThat(scorer.contributions(row).length)
                        .isIn(0, scorer.domain().inputs().size());
            }
        }
    }

    @Test
    void score_rowOfAnotherDomain_isMismatch() {
        try (Scorer scorer = scorer()) {
            int size = scorer.domain().inputs().size();
            @Nullable Object[] wrong = new Object[size];
            wrong[0] = scorer.domain().inputs().get(0).number() ? "text" : (Object) 1f;
            @Nullable Object[] wide = new Object[size];
            Arrays.setAll(wide, i -> new float[scorer.domain().inputs().get(i).size() + 1]);
            for (@Nullable Object[] row : List.of(new Object[size + 1], wrong, wide)) {
                assertThatThrownBy(() -> scorer.score(row))
                        .isInstanceOfSatisfying(
                                PandanException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MISMATCH));
            }
        }
    }

    private static List<@Nullable Object[]> rows(Domain domain) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(domain.inputs().stream().map(input -> value(input, random)).toArray());
        }
        return rows;
    }

    /** A number, or a vector of it; null for a category. */
    private static @Nullable Object number(Domain.Input input, Float value) {
        if (input.takesVector()) {
            float[] vector = new float[input.size()];
            Arrays.fill(vector, value);
            return vector;
        }
        return input.number() ? value : null;
    }

    private static @Nullable Object value(Domain.Input input, SplittableRandom random) {
        int kind = random.nextInt(10);
        if (kind == 0) {
            return null;
        }
        if (input.takesVector()) {
            float[] vector = new float[input.size()];
            for (int i = 0; i < vector.length; i++) {
                int element = random.nextInt(10);
                vector[i] = element == 0
                        ? Float.NaN
                        : element == 1
                                ? Float.intBitsToFloat(random.nextInt())
                                : (float) random.nextDouble(-1000, 1000);
            }
            return vector;
        }
        if (input.number()) {
            return kind == 1 ? Float.intBitsToFloat(random.nextInt()) : (float) random.nextDouble(-1000, 1000);
        }
        return kind == 1 || input.categories().isEmpty()
                ? "unseen " + random.nextInt()
                : input.categories().get(random.nextInt(input.categories().size()));
    }

    private static long bits(double value) {
        return Double.doubleToLongBits(value);
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
    }
}
