package dev.pandan.cli.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.training.history.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A folder of Parquet files, one per part. {@code _score.json} says what they are and how the parts were cut, so that a run that was interrupted goes on with the parts
 * that lack their file; {@code _SUCCESS} says that none does. A file is there whole or not at all.
 */
public final class ScoreFolder {
    private static final String STATE = "_score.json";
    private static final String SUCCESS = "_SUCCESS";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path folder;
    private final DecisionsFile file;
    private final ObjectNode what;

    private ScoreFolder(Path folder, DecisionsFile file, ObjectNode what) {
        this.folder = folder;
        this.file = file;
        this.what = what;
    }

    /**
     * Takes a folder that is empty or not there, or one of an earlier run. Fails with {@code FILE_UNUSABLE} if there is something else in it.
     *
     * @param what stands for everything that the decisions depend on, but for the rows of the database
     */
    public static ScoreFolder open(
            Path folder, ProjectProgram program, DecisionProgram decision, Map<String, String> what) {
        ScoreFolder opened = new ScoreFolder(folder, new DecisionsFile(program, decision), MAPPER.valueToTree(what));
        opened.use(() -> {
            Files.createDirectories(folder);
            opened.requireOwn();
        });
        return opened;
    }

    private void requireOwn() throws IOException {
        if (!Files.exists(folder.resolve(STATE))) {
            try (Stream<Path> files = Files.list(folder)) {
                if (files.findAny().isPresent()) {
                    throw PandanException.of(
                            ErrorCode.FILE_UNUSABLE,
                            folder
                                    + ": not empty, and not of an earlier run (expected: a folder that is empty or not there)");
                }
            }
            return;
        }
        JsonNode found = state().path("what");
        for (Map.Entry<String, JsonNode> property : what.properties()) {
            JsonNode other = found.path(property.getKey());
            if (!other.equals(property.getValue())) {
                throw PandanException.of(
                        ErrorCode.FILE_UNUSABLE,
                        folder + ": holds the decisions of another run: its " + property.getKey() + " is '"
                                + other.asText()
                                + "' (this one's: '" + property.getValue().asText()
                                + "'); name another folder, or remove this one");
            }
        }
    }

    private JsonNode state() throws IOException {
        return MAPPER.readTree(folder.resolve(STATE).toFile());
    }

    /** How an earlier run cut the events; empty: there was none. */
    public List<Span> parts() {
        List<Span> parts = new ArrayList<>();
        use(() -> {
            if (Files.exists(folder.resolve(STATE))) {
                state().path("parts")
                        .forEach(part -> parts.add(
                                new Span(part.get(0).longValue(), part.get(1).longValue())));
            }
        });
        return parts;
    }

    /** Notes how the events are cut, before the first part is written. */
    public void begin(List<Span> parts) {
        ObjectNode state = MAPPER.createObjectNode();
        state.set("what", what);
        ArrayNode cut = state.putArray("parts");
        parts.forEach(part -> cut.addArray().add(part.fromMicros()).add(part.toMicros()));
        use(() -> {
            Path temporary = folder.resolve(STATE + ".writing");
            Files.writeString(temporary, text(state));
            Files.move(temporary, folder.resolve(STATE), StandardCopyOption.ATOMIC_MOVE);
        });
    }

    private static String text(ObjectNode state) throws JsonProcessingException {
        return MAPPER.writeValueAsString(state) + "\n";
    }

    public boolean has(int part) {
        return Files.exists(path(part));
    }

    public void write(int part, List<Decision> decisions) {
        use(() -> {
            Path temporary = folder.resolve("_writing.parquet");
            Files.deleteIfExists(temporary);
            file.write(temporary, decisions);
            Files.move(temporary, path(part), StandardCopyOption.ATOMIC_MOVE);
        });
    }

    private Path path(int part) {
        return folder.resolve(String.format(Locale.ROOT, "part-%05d.parquet", part));
    }

    public void end() {
        use(() -> {
            if (!isDone()) {
                Files.createFile(folder.resolve(SUCCESS));
            }
        });
    }

    /** Whether every part is there. */
    public boolean isDone() {
        return Files.exists(folder.resolve(SUCCESS));
    }

    private interface Work {
        void run() throws IOException;
    }

    private void use(Work work) {
        try {
            work.run();
        } catch (IOException e) {
            throw PandanException.of(
                    ErrorCode.FILE_UNUSABLE,
                    folder + ": cannot be used (" + e.getClass().getSimpleName()
                            + "); check that it is a folder that may be written to, and the free space",
                    e);
        }
    }
}
