package dev.pandan.model;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a model takes in: frozen when it is trained. A row that does not match is refused before it is scored. */
public record Domain(List<Input> inputs) {
    public Domain {
        inputs = List.copyOf(inputs);
    }

    /**
     * Refuses a row that this model was not trained for: code {@code MISMATCH}.
     *
     * @param features {@code Float}, {@code String} or null per input
     */
    public void check(@Nullable Object[] features) {
        if (features.length != inputs.size()) {
            throw mismatch(features.length + " features (expected: " + inputs.size() + ")");
        }
        for (int i = 0; i < features.length; i++) {
            Object value = features[i];
            Input input = inputs.get(i);
            if (value != null && !(input.number ? value instanceof Float : value instanceof String)) {
                throw mismatch("feature '" + input.name + "' is not a " + input.kind());
            }
        }
    }

    private static PandanException mismatch(String found) {
        return PandanException.of(
                ErrorCode.MISMATCH, "the row does not fit the model: " + found + "; train the model anew");
    }

    /**
     * @param number true: float32; false: a category (string)
     * @param categories categories seen in training, in the model's order; empty for a number
     */
    public record Input(String name, boolean number, List<String> categories) {
        public Input {
            categories = List.copyOf(categories);
        }

        String kind() {
            return number ? "number" : "category";
        }
    }
}
