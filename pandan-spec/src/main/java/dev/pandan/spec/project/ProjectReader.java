package dev.pandan.spec.project;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.Location;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a project file. Reports all problems of the file together, each with line and column. */
public final class ProjectReader {
    private ProjectReader() {}

    /**
     * @param source name of the file, for messages
     * @param text its content
     * @param environment value of an environment variable, or null; for {@code ${NAME}} in the store's address
     * @throws PandanException {@code PROJECT_INVALID} with every problem found
     */
    public static Project read(String source, String text, UnaryOperator<@Nullable String> environment) {
        Nodes nodes = new Nodes(source, text);
        Node root = compose(source, text);
        Project project = new SectionReader(nodes, environment).project(root);
        if (nodes.problems().isEmpty()) {
            new ReferenceCheck(nodes, root).check(project);
        }
        if (!nodes.problems().isEmpty()) {
            throw PandanException.of(nodes.problems());
        }
        return project;
    }

    private static Node compose(String source, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(source)
                .setAllowDuplicateKeys(true)
                .setMaxAliasesForCollections(20)
                .build();
        try {
            Optional<Node> root = new Compose(settings).composeString(text);
            return root.orElseThrow(() -> invalid(Location.of(source), "the file is empty (expected: a project)"));
        } catch (MarkedYamlEngineException e) {
            Location place = e.getProblemMark()
                    .map(mark -> new Location(source, mark.getLine() + 1, mark.getColumn() + 1))
                    .orElse(Location.of(source));
            throw invalid(
                    place,
                    "not YAML: " + e.getProblem()
                            + " (look at the indentation here and just above; an expression with ':', '{' or '[' wants a line of its own)");
        } catch (YamlEngineException e) {
            throw invalid(Location.of(source), "not YAML: " + e.getMessage());
        }
    }

    private static PandanException invalid(Location place, String message) {
        return PandanException.of(List.of(Problem.at(ErrorCode.PROJECT_INVALID, place, message)));
    }
}
