package dev.pandan.spec.project;

import java.util.List;

/**
 * A window: for an event the rows of {@code stream} with the event's key that lie in the frame.
 *
 * @param by key parts in order
 */
public record WindowSpec(String name, String stream, List<KeyPart> by, Frame frame) {
    public WindowSpec {
        by = List.copyOf(by);
    }

    /**
     * One part of a window's key.
     *
     * @param row expression on a row of the window's stream, mostly a column
     * @param event expression on the deciding event that must equal it; the same text by default
     */
    public record KeyPart(Text row, Text event) {}
}
