package dev.pandan.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pandan.engine.verdict.Verdict;
import dev.pandan.model.Domain;
import dev.pandan.model.Scorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows with the probabilities that another library gave them: lines as of {@link ScoredRows}, with one value per class at the end. */
public record ScoredClasses(List<@Nullable Object[]> rows, List<double[]> probabilities) {
    public static ScoredClasses read(Path file, Domain domain, int classes) throws IOException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        List<double[]> probabilities = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] values = line.split(",", -1);
            rows.add(ScoredRows.row(values, domain));
            probabilities.add(Arrays.stream(values, values.length - classes, values.length)
                    .mapToDouble(Double::parseDouble)
                    .toArray());
        }
        assertThat(rows).isNotEmpty();
        return new ScoredClasses(rows, probabilities);
    }

    /** Each row has its probabilities, and its score, alone and in a batch, is the greatest of them. */
    public void check(Scorer scorer, double tolerance) {
        double[] batch = scorer.scores(rows);
        for (int i = 0; i < rows.size(); i++) {
            Verdict verdict = scorer.verdict(rows.get(i));
            double greatest = Arrays.stream(probabilities.get(i)).max().orElseThrow();
            assertThat(verdict.classes().values())
                    .as("row %s", i)
                    .containsExactly(probabilities.get(i), within(tolerance));
            assertThat(verdict.score()).as("score of row %s", i).isCloseTo(greatest, within(tolerance));
            assertThat(batch[i]).as("row %s of a batch", i).isCloseTo(greatest, within(tolerance));
        }
    }
}
