package dev.pandan.planted;

import java.util.List;

/**
 * A bug: changes of the text of one class.
 *
 * @param name what it does wrong
 * @param module the class's module
 * @param type the class's full name
 * @param edits all are made
 * @param tests of which one at least has to fail, as {@code module/class} or {@code module/class#method}
 */
record Bug(String name, String module, String type, List<Edit> edits, List<String> tests) {
    Bug {
        edits = List.copyOf(edits);
        tests = List.copyOf(tests);
    }

    /**
     * A replacement of text that has to be there exactly once.
     */
    record Edit(String from, String to) {}

    static Edit edit(String from, String to) {
        return new Edit(from, to);
    }
}
