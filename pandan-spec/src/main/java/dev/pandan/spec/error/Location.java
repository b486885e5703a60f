package dev.pandan.spec.error;

/**
 * A place in a text that a user wrote.
 *
 * @param source file name or other name of the text, as the user gave it
 * @param line line, from 1; 0 if only the source is known
 * @param column column in characters, from 1; 0 if only the line is known
 */
public record Location(String source, int line, int column) {
    public Location {
        if (line < 0 || column < 0) {
            throw new IllegalArgumentException("line and column start at 1");
        }
    }

    /** The text as a whole. */
    public static Location of(String source) {
        return new Location(source, 0, 0);
    }

    @Override
    public String toString() {
        return line == 0 ? source : column == 0 ? source + " " + line : source + " " + line + ":" + column;
    }
}
