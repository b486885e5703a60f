package dev.pandan.cli.project;

import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.expression.ProjectCompiler;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.Project;
import dev.pandan.spec.project.ProjectReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A project as it lies on disk.
 *
 * @param file the project file
 * @param work folder for everything that Pandan writes itself: an embedded database, reports, rejected rows
 * @param text content of the file
 * @param project the file as records
 */
public record ProjectFolder(Path file, Path work, String text, Project project) {
    public static final String FILE_NAME = "pandan.yaml";

    /**
     * @param place the project file, or the folder that holds it
     */
    public static ProjectFolder read(Path place) {
        Path file = Files.isDirectory(place) ? place.resolve(FILE_NAME) : place;
        Path absolute = file.toAbsolutePath().normalize();
        Path folder = absolute.getParent();
        Path home = folder == null ? absolute : folder;
        return read(file, home.resolve(".pandan"));
    }

    public static ProjectFolder read(Path file, Path work) {
        String text = text(file);
        return new ProjectFolder(file, work, text, ProjectReader.read(file.toString(), text, System::getenv));
    }

    public ProjectProgram compile() {
        return ProjectCompiler.compile(project);
    }

    /** Where reports and other results go. */
    public Path reports() {
        return work.resolve("reports");
    }

    /** Folder of the project file. */
    public Path home() {
        Path folder = file.toAbsolutePath().normalize().getParent();
        return folder == null ? file : folder;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw PandanException.of(
                    ErrorCode.FILE_UNUSABLE,
                    file
                            + ": no such file (expected: a project file; 'pandan init FOLDER' makes one, '--project FOLDER' names another)",
                    e);
        } catch (IOException e) {
            throw PandanException.of(
                    ErrorCode.FILE_UNUSABLE,
                    file + ": cannot be read as UTF-8 text (" + e.getClass().getSimpleName() + ")",
                    e);
        }
    }
}
