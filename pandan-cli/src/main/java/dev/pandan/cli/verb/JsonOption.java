package dev.pandan.cli.verb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pandan.cli.terminal.Terminal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Machine-readable output. */
final class JsonOption {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Option(names = "--json", description = "Print one JSON object as the last line of standard output.")
    private boolean json;

    boolean isOn() {
        return json;
    }

    /** Prints {@code values} as one line. */
    void print(Terminal terminal, Map<String, ? extends @Nullable Object> values) {
        try {
            terminal.print(MAPPER.writeValueAsString(values));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("values of JSON output are plain", e);
        }
    }
}
