package dev.pandan.training.python;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Where Python scripts are, work and are kept.
 *
 * @param project folder of the project file, which scripts are relative to and run in
 * @param work folder for the data and results of trainings; made if missing
 * @param cache folder for environments, shared by all projects of a user; made if missing
 * @param interpreter the Python that environments are made of, for example {@code python3}
 * @param output told each line that a script prints, from one thread at a time
 */
public record PythonPlace(Path project, Path work, Path cache, String interpreter, Consumer<String> output) {

    /** With the user's own cache folder, and the interpreter {@code python3} unless {@code PANDAN_PYTHON} names another. */
    public static PythonPlace of(Path project, Path work, Consumer<String> output) {
        return new PythonPlace(
                project.toAbsolutePath().normalize(),
                work.toAbsolutePath().normalize(),
                ofUser(),
                Objects.requireNonNullElse(System.getenv("PANDAN_PYTHON"), "python3"),
                output);
    }

    private static Path ofUser() {
        String declared = System.getenv("XDG_CACHE_HOME");
        Path base = declared == null || declared.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(declared);
        return base.toAbsolutePath().resolve("pandan").resolve("python");
    }
}
