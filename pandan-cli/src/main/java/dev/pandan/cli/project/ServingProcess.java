package dev.pandan.cli.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import dev.pandan.store.Lease;
import dev.pandan.store.Store;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The process that holds the writer lease of a project and serves it over HTTP. */
public final class ServingProcess {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final int OK = 200;

    private final String address;

    private ServingProcess(String address) {
        this.address = address;
    }

    /** The one that holds the lease now, if it says where it serves. */
    public static Optional<ServingProcess> find(Store store) {
        return OpenProject.await(store.lease().holder())
                .map(Lease.Holder::address)
                .filter(address -> address.startsWith("http://") && !address.endsWith(":0"))
                .map(ServingProcess::new);
    }

    public String address() {
        return address;
    }

    /**
     * The JSON that it answers with; empty if nobody answers at its address, for example because it was killed and its lease has not ended.
     *
     * @throws PandanException if it answers with a problem
     */
    public Optional<String> get(String path, Map<String, String> query) {
        URI uri = URI.create(address + path + (query.isEmpty() ? "" : "?" + text(query)));
        HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(uri).timeout(ANSWER).GET().build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw PandanException.of(problem(answer));
            }
            return Optional.of(answer.body());
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw PandanException.of(
                    ErrorCode.STORE_UNAVAILABLE,
                    "the server at " + address + " did not answer ("
                            + e.getClass().getSimpleName() + "); try again",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PandanException.of(ErrorCode.INTERRUPTED, "interrupted while waiting for " + address, e);
        }
    }

    private static String text(Map<String, String> query) {
        return query.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Problem problem(HttpResponse<String> answer) {
        try {
            JsonNode document = new ObjectMapper().readTree(answer.body());
            String code = document.path("code").asText();
            ErrorCode known = Arrays.stream(ErrorCode.values())
                    .filter(value -> value.name().equals(code))
                    .findFirst()
                    .orElse(ErrorCode.INTERNAL);
            String field = document.hasNonNull("field") ? document.get("field").asText() : null;
            return new Problem(known, null, field, document.path("detail").asText());
        } catch (IOException e) {
            return Problem.of(
                    ErrorCode.INTERNAL,
                    "the server at " + address + " answered with status " + answer.statusCode()
                            + " and no problem document");
        }
    }
}
