package dev.pandan.server.feed;

/** Is told the answers of a feed, one at a time, in the order of the lines. Runs on a network thread: must be quick. */
public interface AnswerHandler {

    /**
     * @param line number of the line that is answered, from 1
     * @param json the answer, one JSON object without the end of the line; may be kept
     * @param latencyMicros from the line's hand-over to the network until its answer, microseconds
     */
    void answer(long line, byte[] json, long latencyMicros);
}
