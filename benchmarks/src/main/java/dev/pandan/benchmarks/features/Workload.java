package dev.pandan.benchmarks.features;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.Feature;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.expression.ProjectCompiler;
import dev.pandan.spec.project.ProjectReader;
import dev.pandan.training.history.ProgramText;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A program over the rows of one Parquet file.
 *
 * @param name of its files among the resources, and of its project
 * @param file flat columns; the number of a row in it identifies the event
 * @param events how many rows from the file's start are used
 * @param rows how a row of the file becomes events of the project's streams
 */
record Workload(String name, ProjectProgram program, ProgramText text, Path file, int events, FileRows rows) {

    static Workload of(String name, Path file, int events, FileRows rows) {
        String text = Resource.text(name + ".yaml");
        ProjectProgram program = ProjectCompiler.compile(ProjectReader.read(name + ".yaml", text, System::getenv));
        return new Workload(name, program, new ProgramText(text), file, events, rows);
    }

    /** The same on fewer rows. */
    Workload first(int fewer) {
        return new Workload(name, program, text, file, Math.min(events, fewer), rows);
    }

    /** The one decision of the project. */
    DecisionProgram decision() {
        return Objects.requireNonNull(program.decisions().values().iterator().next());
    }

    List<String> features() {
        return decision().features().stream().map(Feature::name).toList();
    }

    /** A query that gives one row per event: {@code id} (the row's number), then the features. */
    String query(String dialect) {
        return Resource.sql(name + "-" + dialect + ".sql", file, events);
    }
}
