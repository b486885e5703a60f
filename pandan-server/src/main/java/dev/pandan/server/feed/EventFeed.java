package dev.pandan.server.feed;

import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpRequestWriter;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.net.URI;
import java.util.Iterator;

/**
 * Sends events to {@code POST /v1/events} over one streaming request and hands over the answers as they come. Thread-safe; every {@link #send} is a request of its own.
 */
public final class EventFeed implements AutoCloseable {
    private static final String PATH = "/v1/events";
    private static final MediaType NDJSON = MediaType.create("application", "x-ndjson");
    private static final int DEFAULT_IN_FLIGHT = 256;

    private final ClientFactory factory;
    private final WebClient client;
    private final int inFlight;

    private EventFeed(URI server, int inFlight) {
        this.factory = ClientFactory.builder()
                .workerGroup(1)
                .meterRegistry(new CompositeMeterRegistry())
                .build();
        this.client = WebClient.builder(server)
                .factory(factory)
                .responseTimeoutMillis(0)
                .writeTimeoutMillis(0)
                .maxResponseLength(0)
                .build();
        this.inFlight = inFlight;
    }

    /** A feed with at most 256 lines in flight. */
    public static EventFeed to(URI server) {
        return to(server, DEFAULT_IN_FLIGHT);
    }

    /**
     * @param server for example {@code http://127.0.0.1:8080}
     * @param inFlight lines that may wait for their answer at a time, at least 1
     */
    public static EventFeed to(URI server, int inFlight) {
        if (inFlight < 1) {
            throw new IllegalArgumentException("inFlight is at least 1");
        }
        return new EventFeed(server, inFlight);
    }

    /**
     * Sends all lines and waits until every one is answered. Each is one JSON object in UTF-8 without an end of line, and not blank. Called again for a line after a
     * failure, the server answers with what it stored.
     *
     * @return number of lines answered
     * @throws dev.pandan.spec.error.PandanException if the server refuses the request, cannot be reached or ends before all is answered; code {@code INTERRUPTED} if the
     *     thread is interrupted
     */
    public long send(Iterator<byte[]> lines, AnswerHandler answers) {
        HttpRequestWriter request = HttpRequest.streaming(RequestHeaders.builder(HttpMethod.POST, PATH)
                .contentType(NDJSON)
                .build());
        FeedCall call = new FeedCall(
                request, inFlight, answers, factory.eventLoopGroup().next());
        client.execute(request).subscribe(call, call.loop());
        return call.run(lines);
    }

    @Override
    public void close() {
        factory.close();
    }
}
