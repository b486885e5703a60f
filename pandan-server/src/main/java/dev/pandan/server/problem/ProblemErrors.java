package dev.pandan.server.problem;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.ContentTooLargeException;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.HttpStatusException;
import com.linecorp.armeria.server.RequestTimeoutException;
import com.linecorp.armeria.server.ServerErrorHandler;
import com.linecorp.armeria.server.ServiceConfig;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.pandan.spec.error.ErrorCode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns every error that leaves the server into a problem document: also those of HTTP itself. */
public final class ProblemErrors implements ServerErrorHandler {

    @Override
    public HttpResponse onServiceException(ServiceRequestContext context, Throwable cause) {
        return ProblemResponses.of(of(cause));
    }

    private static ProblemDocument of(Throwable cause) {
        if (cause instanceof ContentTooLargeException) {
            return http(HttpStatus.REQUEST_ENTITY_TOO_LARGE);
        }
        if (cause instanceof RequestTimeoutException) {
            return http(HttpStatus.SERVICE_UNAVAILABLE);
        }
        return cause instanceof HttpStatusException status ? http(status.httpStatus()) : Problems.of(cause);
    }

    @Override
    public AggregatedHttpResponse renderStatus(
            @Nullable ServiceRequestContext context,
            ServiceConfig config,
            @Nullable RequestHeaders headers,
            HttpStatus status,
            @Nullable String description,
            @Nullable Throwable cause) {
        return ProblemResponses.aggregated(http(status));
    }

    @Override
    public AggregatedHttpResponse onProtocolViolation(
            ServiceConfig config,
            @Nullable RequestHeaders headers,
            HttpStatus status,
            @Nullable String description,
            @Nullable Throwable cause) {
        return ProblemResponses.aggregated(http(status));
    }

    private static ProblemDocument http(HttpStatus status) {
        return switch (status.code()) {
            case 404 ->
                ProblemDocument.of(
                        ErrorCode.NOT_FOUND, "there is no such route (GET /openapi.json lists them, /docs shows them)");
            case 405 ->
                ProblemDocument.http(
                        405, "METHOD_NOT_ALLOWED", "this route has no such method (GET /openapi.json lists them)");
            case 413 ->
                ProblemDocument.http(
                        413,
                        "CONTENT_TOO_LARGE",
                        "the body is too long (send many events to POST /v1/events, one a line)");
            case 415 ->
                ProblemDocument.http(
                        415,
                        "UNSUPPORTED_MEDIA_TYPE",
                        "the header Content-Type is missing or not what this route takes (expected: application/json, or application/x-ndjson for POST /v1/events)");
            case 503 ->
                ProblemDocument.of(
                        ErrorCode.INTERRUPTED,
                        "there was no answer in time; the event may have been stored, and sending it again tells");
            default -> other(status);
        };
    }

    private static ProblemDocument other(HttpStatus status) {
        String name = status.reasonPhrase().toUpperCase(Locale.ROOT).replaceAll("[^A-Z]+", "_");
        return status.isServerError()
                ? ProblemDocument.of(ErrorCode.INTERNAL, "the server could not answer (" + status.reasonPhrase() + ")")
                : ProblemDocument.http(status.code(), name, "the request is not valid HTTP for this server");
    }
}
