package dev.pandan.training.python;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pandan.model.Domain;
import dev.pandan.model.exchange.PickledModel;
import dev.pandan.model.signature.ModelInput;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The folder that {@code unpickle.py} works in: itself, what it is told, and what it leaves. */
record UnpickleFolder(Path folder) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCRIPT = "unpickle.py";

    /**
     * Writes what the script needs.
     *
     * @param samples rows as they occur, a value per input of the domain
     */
    void write(PickledModel pickled, Target target, Domain domain, List<@Nullable Object[]> samples) {
        PythonFiles.MODULES.forEach(name -> PythonFiles.put(name, folder));
        PythonFiles.put("drawn_rows.py", folder);
        PythonFiles.put(SCRIPT, folder);
        Map<String, Object> roles = new LinkedHashMap<>();
        roles.put("predicts", target.text());
        roles.put("params", Map.of());
        roles.put("features", domain.inputs().stream().map(ScriptData::feature).toList());
        roles.put("pickle", pickle(pickled));
        try {
            JSON.writerWithDefaultPrettyPrinter()
                    .writeValue(folder.resolve("roles.json").toFile(), roles);
            JSON.writeValue(folder.resolve("samples.json").toFile(), samples);
            String base = Files.readString(PythonFiles.put(PickleRequirements.BASE, folder));
            Files.writeString(requirements(), PickleRequirements.of(pickled, base));
        } catch (IOException e) {
            throw PythonFiles.unusable(folder, e);
        }
    }

    private static Map<String, Object> pickle(PickledModel pickled) {
        Map<String, Object> pickle = new LinkedHashMap<>();
        pickle.put("file", pickled.file().toString());
        pickle.put("format", pickled.format().text());
        pickle.put("code", pickled.code().stream().map(Path::toString).toList());
        List<String> columns = pickled.columns().stream().map(ModelInput::name).toList();
        pickle.put("columns", columns.isEmpty() ? null : columns);
        return pickle;
    }

    Path requirements() {
        return folder.resolve("requirements.txt");
    }

    Path script() {
        return folder.resolve(SCRIPT);
    }

    Path log() {
        return folder.resolve("output.log");
    }

    /** {@code MISMATCH} if the script found that the model does not fit the decision. */
    void requireFit(Domain domain) {
        Path refused = folder.resolve("refused.txt");
        Path columns = folder.resolve("columns.json");
        try {
            if (Files.exists(refused)) {
                throw PandanException.of(ErrorCode.MISMATCH, Files.readString(refused));
            }
            if (Files.exists(columns)) {
                JsonNode names = JSON.readTree(columns.toFile());
                PickledColumns.checkNames(domain, UnpickledRows.texts(names));
                throw PandanException.of(ErrorCode.MISMATCH, "a column comes twice: " + UnpickledRows.texts(names));
            }
        } catch (IOException e) {
            throw PythonFiles.unusable(folder, e);
        }
    }

    UnpickledRows rows(Domain domain) {
        return UnpickledRows.read(folder.resolve("told.json"), domain);
    }

    ScriptResult result() {
        return ScriptResult.read(folder.resolve("output"), SCRIPT);
    }
}
