package dev.pandan.cli.project;

import dev.pandan.training.history.StoredProject;
import dev.pandan.training.python.PythonPlace;
import java.util.function.Consumer;

/** An open project as training and parity want it. */
public final class StoredProjects {
    private StoredProjects() {}

    /** Where the project's Python scripts are. */
    public static PythonPlace python(OpenProject open, Consumer<String> output) {
        return PythonPlace.of(open.folder().home(), open.folder().work().resolve("python"), output);
    }

    public static StoredProject of(OpenProject open) {
        return new StoredProject(
                open.program(),
                open.folder().text(),
                open.store(),
                open.address(),
                open.address().namespace());
    }
}
