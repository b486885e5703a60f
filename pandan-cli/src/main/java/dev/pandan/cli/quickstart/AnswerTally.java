package dev.pandan.cli.quickstart;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.pandan.server.feed.AnswerHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what the server answers, and keeps what the live view shows. Thread-safe. */
final class AnswerTally implements AnswerHandler {
    private static final int SHOWN = 5;
    private static final double PER_MILLI = 1_000.0;

    private final JsonFactory json = new JsonFactory();
    private final Map<String, Long> actions = new TreeMap<>();
    private final Deque<Shown> last = new ArrayDeque<>();
    private final long firstNanos;
    private long[] latencies = new long[1 << 16];
    private int decisions;
    private long events;
    private long errors;
    private long firstDecisionNanos;
    private long lastNanos;
    private String firstError = "";

    AnswerTally() {
        this.firstNanos = System.nanoTime();
        this.lastNanos = firstNanos;
    }

    /** A decision as the live view shows it. */
    record Shown(String id, String action, double score) {}

    /**
     * A moment of the feed.
     *
     * @param seconds since the feed began
     * @param p50Millis median time from sending an event to its decision
     * @param p99Millis 99th percentile of the same
     */
    record Moment(
            double seconds,
            long events,
            long decisions,
            long errors,
            double p50Millis,
            double p99Millis,
            Map<String, Long> actions,
            List<Shown> last) {
        double decisionsPerSecond() {
            return seconds == 0 ? 0 : decisions / seconds;
        }
    }

    @Override
    public synchronized void answer(long line, byte[] answer, long latencyMicros) {
        events++;
        lastNanos = System.nanoTime();
        try (JsonParser parser = json.createParser(answer)) {
            read(parser, latencyMicros);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(JsonParser parser, long latencyMicros) throws IOException {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("decisions")) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    decision(parser, latencyMicros);
                }
            } else if (name.equals("error")) {
                error(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void error(JsonParser parser) throws IOException {
        errors++;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (firstError.isEmpty() && name.equals("message")) {
                firstError = parser.getText();
            }
            parser.skipChildren();
        }
    }

    private void decision(JsonParser parser, long latencyMicros) throws IOException {
        String id = "";
        String action = "";
        double score = Double.NaN;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "id" -> id = parser.getText();
                case "action" -> action = parser.getText();
                case "score" -> score = value == JsonToken.VALUE_NULL ? Double.NaN : parser.getDoubleValue();
                default -> parser.skipChildren();
            }
        }
        count(new Shown(id, action, score), latencyMicros);
    }

    private void count(Shown shown, long latencyMicros) {
        if (decisions == 0) {
            firstDecisionNanos = System.nanoTime();
        }
        if (decisions == latencies.length) {
            latencies = Arrays.copyOf(latencies, decisions * 2);
        }
        latencies[decisions++] = latencyMicros;
        actions.merge(shown.action(), 1L, Long::sum);
        last.addFirst(shown);
        if (last.size() > SHOWN) {
            last.removeLast();
        }
    }

    synchronized Moment now() {
        long[] sorted = Arrays.copyOf(latencies, decisions);
        Arrays.sort(sorted);
        return new Moment(
                (lastNanos - firstNanos) / 1e9,
                events,
                decisions,
                errors,
                quantile(sorted, 0.5),
                quantile(sorted, 0.99),
                new TreeMap<>(actions),
                List.copyOf(last));
    }

    /** {@link System#nanoTime} of the first decision; 0 if there was none. */
    synchronized long firstDecisionNanos() {
        return firstDecisionNanos;
    }

    /** Message of the first error; empty if there was none. */
    synchronized String firstError() {
        return firstError;
    }

    private static double quantile(long[] sorted, double part) {
        if (sorted.length == 0) {
            return 0;
        }
        int rank = (int) Math.ceil(part * sorted.length) - 1;
        return sorted[Math.max(0, rank)] / PER_MILLI;
    }
}
