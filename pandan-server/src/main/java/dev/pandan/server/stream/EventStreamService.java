package dev.pandan.server.stream;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpResponseWriter;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Serves streams of lines. {@link #stop()} ends those that are open in good order. Thread-safe. */
public final class EventStreamService implements HttpService {
    private static final MediaType NDJSON = MediaType.create("application", "x-ndjson");

    private final LineHandler handler;
    private final StreamLimits limits;
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    public EventStreamService(LineHandler handler, StreamLimits limits) {
        this.handler = handler;
        this.limits = limits;
    }

    @Override
    public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
        HttpResponseWriter response = HttpResponse.streaming();
        response.write(ResponseHeaders.builder(HttpStatus.OK)
                .contentType(NDJSON)
                .add(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .build());
        EventStream stream =
                new EventStream(handler, response, context.eventLoop().withoutContext(), limits);
        open.add(stream);
        var unused = response.whenComplete().whenComplete((done, error) -> {
            open.remove(stream);
            stream.abandon();
        });
        request.subscribe(stream, context.eventLoop().withoutContext());
        if (stopping) {
            stream.stop();
        }
        return response;
    }

    /** Lets every open stream answer what it has read, and end. */
    public void stop() {
        stopping = true;
        open.forEach(EventStream::stop);
    }

    /** Streams that are open. */
    public int open() {
        return open.size();
    }
}
