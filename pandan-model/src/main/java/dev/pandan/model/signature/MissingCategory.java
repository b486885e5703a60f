package dev.pandan.model.signature;

import dev.pandan.model.Domain;

/** ONNX strings cannot be null: a missing category is passed as the shortest text that is no category, usually the empty one. */
public final class MissingCategory {
    private MissingCategory() {}

    public static String of(Domain.Input input) {
        StringBuilder text = new StringBuilder();
        while (input.categories().contains(text.toString())) {
            text.append('?');
        }
        return text.toString();
    }
}
