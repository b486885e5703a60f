package dev.pandan.model;

import java.util.List;

/** What a model takes in: frozen when it is trained. A row that does not match is refused before it is scored. */
public record Domain(List<Input> inputs) {
    public Domain {
        inputs = List.copyOf(inputs);
    }

    /**
     * @param number true: float32; false: a category (string)
     * @param categories categories seen in training, in the model's order; empty for a number
     */
    public record Input(String name, boolean number, List<String> categories) {
        public Input {
            categories = List.copyOf(categories);
        }
    }
}
