package dev.pandan.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pandan.model.Domain;
import dev.pandan.model.Scorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows with the scores that another library gave them: lines of values, separated by commas and not quoted, in the order of a domain, a vector's side by side, the score last.
 * What is missing is {@code nan} as a number and empty as a category.
 */
public record ScoredRows(List<@Nullable Object[]> rows, List<Double> scores) {
    public static ScoredRows read(Path file, Domain domain) throws IOException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        List<Double> scores = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] values = line.split(",", -1);
            rows.add(row(values, domain));
            scores.add(Double.valueOf(values[values.length - 1]));
        }
        assertThat(rows).isNotEmpty();
        return new ScoredRows(rows, scores);
    }

    static @Nullable Object[] row(String[] values, Domain domain) {
        @Nullable Object[] row = new Object[domain.inputs().size()];
        int next = 0;
        for (int i = 0; i < row.length; i++) {
            Domain.Input input = domain.inputs().get(i);
            if (input.takesVector()) {
                float[] vector = new float[input.size()];
                for (int j = 0; j < vector.length; j++) {
                    vector[j] = number(values[next++]);
                }
                row[i] = vector;
            } else {
                String value = values[next++];
                row[i] = value.isEmpty() || value.equals("nan")
                        ? null
                        : input.number() ? (Object) Float.valueOf(value) : value;
            }
        }
        return row;
    }

    private static float number(String value) {
        return value.equals("nan") ? Float.NaN : Float.parseFloat(value);
    }

    /** Each row has its score, alone and in a batch. */
    public void check(Scorer scorer, double tolerance) {
        double[] batch = scorer.scores(rows);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(scorer.score(rows.get(i))).as("row %s", i).isCloseTo(scores.get(i), within(tolerance));
            assertThat(batch[i]).as("row %s of a batch", i).isCloseTo(scores.get(i), within(tolerance));
        }
    }
}
