package dev.pandan.expression;

import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.spec.error.Problem;
import java.util.List;

/**
 * A compiled project.
 *
 * @param warnings what is allowed but probably not meant, for example a window that no feature reads
 */
public record CompiledProject(ProjectProgram program, List<Problem> warnings) {
    public CompiledProject {
        warnings = List.copyOf(warnings);
    }
}
