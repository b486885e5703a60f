package dev.pandan.server.problem;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import dev.pandan.server.json.JsonText;

/** Problem documents as answers. */
public final class ProblemResponses {
    /** When to ask again after an answer that may pass. */
    public static final int RETRY_SECONDS = 1;

    private static final MediaType TYPE = MediaType.create("application", "problem+json");

    private ProblemResponses() {}

    public static HttpResponse of(ProblemDocument problem) {
        return aggregated(problem).toHttpResponse();
    }

    public static AggregatedHttpResponse aggregated(ProblemDocument problem) {
        ResponseHeadersBuilder headers = ResponseHeaders.builder(HttpStatus.valueOf(problem.status()))
                .contentType(TYPE)
                .add(HttpHeaderNames.CACHE_CONTROL, "no-store");
        if (problem.temporary()) {
            headers.addInt(HttpHeaderNames.RETRY_AFTER, RETRY_SECONDS);
        }
        return AggregatedHttpResponse.of(headers.build(), HttpData.wrap(JsonText.of(json -> problem.write(json, 0))));
    }
}
