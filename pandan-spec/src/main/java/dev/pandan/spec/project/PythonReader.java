package dev.pandan.spec.project;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** What belongs to one trainer only: keys of the other are told of. */
final class PythonReader {
    static final String SPARK = "spark";
    static final String PYTHON = "python";
    static final List<String> TRAINERS = List.of(SPARK, PYTHON);

    private static final List<String> KEYS = List.of("script", "requirements", "time_limit");
    private static final List<String> SPARKS =
            List.of("algorithm", "jar", "search", "trials", "seed", "folds", "early_stopping");

    private final Nodes nodes;
    private final Scalars scalars;

    PythonReader(Nodes nodes, Scalars scalars) {
        this.nodes = nodes;
        this.scalars = scalars;
    }

    /**
     * @param node the section
     * @param entries its keys
     */
    Optional<PythonSpec> read(String path, String trainer, Node node, Map<String, Node> entries) {
        if (!trainer.equals(PYTHON)) {
            KEYS.forEach(key -> refuse(path, entries, key, PYTHON));
            require(path, node, entries, "algorithm", "the algorithm that Spark trains");
            return Optional.empty();
        }
        SPARKS.forEach(key -> refuse(path, entries, key, SPARK));
        require(path, node, entries, "script", "the Python file that trains");
        return Optional.of(new PythonSpec(
                scalars.text(path + ".script", entries.get("script")),
                Optional.ofNullable(entries.get("requirements"))
                        .map(file -> scalars.text(path + ".requirements", file)),
                Optional.ofNullable(entries.get("time_limit"))
                        .map(limit -> scalars.duration(path + ".time_limit", limit))
                        .orElse(PythonSpec.DEFAULT_TIME_LIMIT)));
    }

    private void refuse(String path, Map<String, Node> entries, String key, String trainer) {
        Node found = entries.get(key);
        if (found != null) {
            nodes.problem(found, path + "." + key + ": belongs to trainer: " + trainer + " alone");
        }
    }

    private void require(String path, Node node, Map<String, Node> entries, String key, String what) {
        if (!entries.containsKey(key)) {
            nodes.problem(node, path + "." + key + ": missing (expected: " + what + ")");
        }
    }
}
