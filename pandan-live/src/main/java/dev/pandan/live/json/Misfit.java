package dev.pandan.live.json;

/** A value that does not fit its column's type; never leaves the package. */
final class Misfit extends Exception {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String text;

    private Misfit(String path, String text) {
        super(text, null, false, false);
        this.path = path;
        this.text = text;
    }

    Misfit(String text) {
        this("", text);
    }

    /** The same, seen from what the value is in. */
    Misfit in(String step) {
        return new Misfit(step + path, text);
    }

    /** Where inside the column's value, for example {@code [2].price}; empty for the value itself. */
    String path() {
        return path;
    }

    String text() {
        return text;
    }
}
