package dev.pandan.training.history;

import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.expression.ProjectCompiler;
import dev.pandan.spec.project.Project;
import dev.pandan.spec.project.ProjectReader;
import java.io.Serializable;

/** The project as text: what Spark's tasks compile it from. */
public record ProgramText(String text) implements Serializable {

    public Project project() {
        return ProjectReader.read("pandan.yaml", text, ProgramText::environment);
    }

    public ProjectProgram compile() {
        return ProjectCompiler.compile(project());
    }

    /** Variables stand in the store's address alone, which tasks are given apart: a missing one does not matter here. */
    private static String environment(String name) {
        String value = System.getenv(name);
        return value == null ? "1" : value;
    }
}
