package dev.pandan.benchmarks.quality;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows as a library is given them that knows nothing of Pandan.
 *
 * @param numbers names of the columns that are numbers, which come first
 * @param categories names of the others
 */
record Table(List<String> numbers, List<String> categories, List<Row> training, List<Row> validation) {

    /**
     * A row.
     *
     * @param values Double or null per number, String or null per category
     * @param label 1 or 0, or the number that is predicted
     */
    record Row(List<@Nullable Object> values, double label) {
        private String line() {
            return Stream.concat(values.stream(), Stream.of(label))
                    .map(value -> value == null ? "" : value.toString())
                    .collect(Collectors.joining(","));
        }
    }

    List<String> names() {
        return Stream.concat(numbers.stream(), categories.stream()).toList();
    }

    /** Whether a number is missing in a training row. */
    boolean isSometimesMissing(int number) {
        return training.stream().anyMatch(row -> row.values().get(number) == null);
    }

    /** As {@code train.csv} and {@code test.csv}, label last; a missing value is empty. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        write(folder.resolve("train.csv"), training);
        write(folder.resolve("test.csv"), validation);
    }

    private void write(Path file, List<Row> rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(String.join(",", names()) + ",label\n");
            for (Row row : rows) {
                out.write(row.line() + "\n");
            }
        }
    }
}
