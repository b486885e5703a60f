package dev.pandan.server.stream;

/**
 * How much of one stream of lines may be in memory.
 *
 * @param window lines read and not answered yet, at least 1
 * @param maxLineBytes longest line, at least 1
 */
public record StreamLimits(int window, int maxLineBytes) {
    public StreamLimits {
        if (window < 1 || maxLineBytes < 1) {
            throw new IllegalArgumentException("limits are at least 1");
        }
    }
}
