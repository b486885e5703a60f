package dev.pandan.spec.project;

import dev.pandan.spec.error.Location;

/**
 * A piece of the project file that is compiled later, with its place for error messages.
 *
 * @param text for example {@code avg(delay) OVER route_7d}
 */
public record Text(String text, Location location) {
    public static Text of(String text) {
        return new Text(text, Location.of("pandan.yaml"));
    }

    @Override
    public String toString() {
        return text;
    }
}
