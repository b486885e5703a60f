package dev.pandan.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import dev.pandan.store.memory.MemoryStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Runs every command of the guide in its order and compares the answers with those shown: the same fields, and the same problems. */
class HttpGuideTest {
    private static final Path GUIDE = Path.of("../docs/guide/http-api.md");
    private static final Pattern EXAMPLE =
            Pattern.compile("```sh\\n(.*?)```(?:\\n\\n```json\\n(.*?)```)?", Pattern.DOTALL);

    @Test
    void guide_everyCommand_answersAsShown() throws Exception {
        boolean curl = Files.isExecutable(Path.of("/usr/bin/curl"));
        if (!curl) {
            System.err.println("SKIPPED: no /usr/bin/curl, the commands of " + GUIDE + " were not run");
        }
        assumeTrue(curl, "no /usr/bin/curl");
        int examples = 0;
        try (MemoryStore store = new MemoryStore();
                ServerFixture fixture = new ServerFixture(store)) {
            Matcher example = EXAMPLE.matcher(Files.readString(GUIDE));
            while (example.find()) {
                String answer = run(example.group(1).replace(":8080", ":" + fixture.server.port()));
                assertAnswer(example.group(1), values(answer), example.group(2));
                examples++;
            }
        }
        assertThat(examples).isEqualTo(11);
    }

    private static void assertAnswer(String command, List<JsonNode> answer, String shown) throws IOException {
        assertThat(answer).as(command).isNotEmpty();
        if (shown == null) {
            assertThat(answer).as(command).noneMatch(value -> value.has("status"));
            return;
        }
        List<JsonNode> expected = values(shown);
        assertThat(answer).as(command).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(fields("", answer.get(i))).as(command).isEqualTo(fields("", expected.get(i)));
            assertThat(answer.get(i).get("code"))
                    .as(command)
                    .isEqualTo(expected.get(i).get("code"));
        }
    }

    private static Set<String> fields(String path, JsonNode value) {
        Set<String> fields = new TreeSet<>();
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            fields.add(path + field.getKey());
            fields.addAll(fields(path + field.getKey() + ".", field.getValue()));
        }
        return fields;
    }

    private static List<JsonNode> values(String text) throws IOException {
        List<JsonNode> values = new ArrayList<>();
        try (MappingIterator<JsonNode> all =
                ServerFixture.JSON.readerFor(JsonNode.class).readValues(text)) {
            all.forEachRemaining(values::add);
        }
        return values;
    }

    private static String run(String command) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-c", command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            String out = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(shell.exitValue()).as(command).isZero();
            return out;
        } finally {
            shell.destroyForcibly();
        }
    }
}
