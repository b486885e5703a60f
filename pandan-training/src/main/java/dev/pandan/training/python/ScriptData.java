package dev.pandan.training.python;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.pandan.model.Domain;
import dev.pandan.model.signature.MissingCategory;
import dev.pandan.spec.project.ModelSpec;
import dev.pandan.spec.project.Target;
import dev.pandan.training.fit.Lesson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The folder that a script is given: {@code train.parquet}, {@code test.parquet}, {@code roles.json} and the module {@code pandan}. */
final class ScriptData {
    private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();

    private ScriptData() {}

    static void write(Path folder, String decision, Domain domain, Lesson lesson, ModelSpec model) {
        PythonFiles.MODULES.forEach(name -> PythonFiles.put(name, folder));
        new RowsFile(domain, model.target(), model.weights().isPresent())
                .write(folder.resolve("train.parquet"), lesson.training().toLocalIterator());
        new RowsFile(domain, model.target(), false)
                .write(folder.resolve("test.parquet"), lesson.validation().iterator());
        Path file = folder.resolve("roles.json");
        try {
            JSON.writeValue(
                    file.toFile(),
                    roles(decision, domain, model, lesson.statistics().classes()));
        } catch (IOException e) {
            throw PythonFiles.unusable(file, e);
        }
    }

    private static Map<String, Object> roles(String decision, Domain domain, ModelSpec model, List<String> classes) {
        Map<String, Object> roles = new LinkedHashMap<>();
        roles.put("decision", decision);
        roles.put("id", RowsFile.ID);
        roles.put("time", RowsFile.TIME);
        roles.put("label", RowsFile.LABEL);
        roles.put("predicts", model.target().text());
        if (model.target() == Target.CLASS) {
            roles.put("classes", classes);
        }
        roles.put("params", model.params());
        List<Map<String, Object>> features = new ArrayList<>();
        domain.inputs().forEach(input -> features.add(feature(input)));
        roles.put("features", features);
        return roles;
    }

    /** What a script is told of a feature. */
    static Map<String, Object> feature(Domain.Input input) {
        Map<String, Object> feature = new LinkedHashMap<>();
        feature.put("name", input.name());
        if (input.takesVector()) {
            feature.put("kind", "vector");
            feature.put("size", input.size());
        } else if (input.number()) {
            feature.put("kind", "number");
        } else {
            feature.put("kind", "category");
            feature.put("categories", input.categories());
            feature.put("missing", MissingCategory.of(input));
        }
        return feature;
    }
}
