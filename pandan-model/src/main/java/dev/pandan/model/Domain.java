package dev.pandan.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pandan.engine.program.Feature;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a model takes in: frozen when it is trained. A row that does not match is refused before it is scored. */
public record Domain(List<Input> inputs) {
    public Domain {
        inputs = List.copyOf(inputs);
    }

    /** What a model has to take in that was trained elsewhere: the features of a decision, their categories unknown. */
    public static Domain of(List<Feature> features) {
        return new Domain(features.stream().map(Domain::input).toList());
    }

    private static Input input(Feature feature) {
        return switch (feature.type()) {
            case NUMBER -> Input.number(feature.name());
            case CATEGORY -> Input.category(feature.name(), List.of());
            case VECTOR -> Input.vector(feature.name(), feature.size());
        };
    }

    /**
     * The same inputs with their typical values.
     *
     * @param rows of training, or like those; at least one
     */
    public Domain typicalOf(List<@Nullable Object[]> rows) {
        List<Input> known = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            List<@Nullable Object> values = new ArrayList<>(rows.size());
            for (@Nullable Object[] row : rows) {
                values.add(row[i]);
            }
            known.add(inputs.get(i).with(Typical.of(inputs.get(i), values)));
        }
        return new Domain(known);
    }

    /** The same inputs with the typical values that another model's inputs of the same names and kinds have. */
    public Domain typicalOf(Domain other) {
        return new Domain(inputs.stream()
                .map(input -> other.inputs.stream()
                        .filter(twin -> twin.name.equals(input.name)
                                && twin.kind().equals(input.kind())
                                && twin.typical != null)
                        .map(twin -> input.with(Objects.requireNonNull(twin.typical)))
                        .findFirst()
                        .orElse(input))
                .toList());
    }

    /**
     * The same with texts where the model takes in buckets.
     *
     * @param buckets how many, by the name of an input; of those that are categories
     */
    public Domain hashed(Map<String, Integer> buckets) {
        return new Domain(inputs.stream()
                .map(input -> input.number ? input : input.hashed(buckets.getOrDefault(input.name, 0)))
                .toList());
    }

    /** Whether a text is put into buckets before the model. */
    public boolean hashes() {
        return inputs.stream().anyMatch(input -> input.buckets > 0);
    }

    /**
     * Refuses a row that this model was not trained for: code {@code MISMATCH}.
     *
     * @param features {@code Float}, {@code String}, {@code float[]} or null per input
     */
    public void check(@Nullable Object[] features) {
        if (features.length != inputs.size()) {
            throw mismatch(features.length + " features (expected: " + inputs.size() + ")");
        }
        for (int i = 0; i < features.length; i++) {
            Object value = features[i];
            if (value != null && !inputs.get(i).takes(value)) {
                throw mismatch("feature '" + inputs.get(i).name + "' is not a "
                        + inputs.get(i).kind());
            }
        }
    }

    private static PandanException mismatch(String found) {
        return PandanException.of(
                ErrorCode.MISMATCH, "the row does not fit the model: " + found + "; train the model anew");
    }

    /**
     * @param number true: float32; false: a category (string)
     * @param size number of float32 that the input takes as one vector, {@code float[size]}; 0: a single value
     * @param categories categories seen in training, in the model's order; empty for a number
     * @param typical the value in an ordinary training row; null: not known
     * @param buckets into how many buckets a text is put, which are then the model's categories; 0: the model takes it as it is
     */
    public record Input(
            String name,
            boolean number,
            int size,
            List<String> categories,
            @Nullable Typical typical,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) int buckets) {
        public Input {
            categories = List.copyOf(categories);
            if (buckets < 0 || (buckets > 0 && number)) {
                throw new IllegalArgumentException("input '" + name + "': buckets " + buckets);
            }
            if (size < 0 || (size > 0 && !number)) {
                throw new IllegalArgumentException("input '" + name + "': size " + size);
            }
        }

        /** A number. */
        public static Input number(String name) {
            return new Input(name, true, 0, List.of(), null, 0);
        }

        public static Input category(String name, List<String> categories) {
            return new Input(name, false, 0, categories, null, 0);
        }

        /** @param size at least 1 */
        public static Input vector(String name, int size) {
            return new Input(name, true, size, List.of(), null, 0);
        }

        /** The same with its typical value. */
        public Input with(Typical value) {
            return new Input(name, number, size, categories, value, buckets);
        }

        private Input hashed(int count) {
            return new Input(name, number, size, categories, typical, count);
        }

        /** Values per row. */
        public int width() {
            return Math.max(1, size);
        }

        public boolean takesVector() {
            return size > 0;
        }

        private boolean takes(Object value) {
            if (takesVector()) {
                return value instanceof float[] vector && vector.length == size;
            }
            return number ? value instanceof Float : value instanceof String;
        }

        /** For people: number, category, or vector with its size. */
        public String kind() {
            return takesVector() ? "vector of " + size : number ? "number" : "category";
        }
    }
}
