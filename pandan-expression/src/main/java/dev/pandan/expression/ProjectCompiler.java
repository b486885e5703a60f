package dev.pandan.expression;

import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.expression.catalyst.Catalyst;
import dev.pandan.spec.project.Project;

/**
 * Compiles a project's Spark SQL expressions on Spark's Catalyst, without a Spark session. ANSI mode is off and the time zone is UTC, whatever the settings of the
 * thread, of a running Spark or of the machine. Thread-safe; the first call of a process loads Catalyst (seconds), later ones take about 100 ms.
 */
public final class ProjectCompiler {
    private ProjectCompiler() {}

    /**
     * @throws dev.pandan.spec.error.PandanException with every problem of every expression, each with its place
     */
    public static ProjectProgram compile(Project project) {
        return compileWithWarnings(project).program();
    }

    /** As {@link #compile}, with what is allowed but probably not meant. */
    public static CompiledProject compileWithWarnings(Project project) {
        Catalyst catalyst = new Catalyst();
        return catalyst.pinned(() -> new Compilation(project, catalyst).run());
    }
}
