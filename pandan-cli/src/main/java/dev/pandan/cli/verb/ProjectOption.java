package dev.pandan.cli.verb;

import dev.pandan.cli.project.OpenProject;
import dev.pandan.cli.project.ProjectFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which project a verb works on. */
final class ProjectOption {
    @Option(
            names = {"-p", "--project"},
            paramLabel = "PATH",
            defaultValue = ".",
            description = "The project file, or the folder that holds pandan.yaml (default: this folder).")
    private Path place = Path.of(".");

    /** Whether there is such a file. */
    boolean exists() {
        return Files.exists(Files.isDirectory(place) ? place.resolve(ProjectFolder.FILE_NAME) : place);
    }

    ProjectFolder read() {
        return ProjectFolder.read(place);
    }

    /** Starts or reaches the project's database. */
    OpenProject open(Context context) {
        return OpenProject.open(told(context), context.clock());
    }

    /** The same, to migrate its data. */
    OpenProject openAnyLayout(Context context) {
        return OpenProject.openAnyLayout(told(context), context.clock());
    }

    private ProjectFolder told(Context context) {
        ProjectFolder folder = read();
        if (folder.project().store().embedded()) {
            context.terminal()
                    .say("Starting or reaching the embedded "
                            + folder.project().store().kind() + " in " + OpenProject.databaseFolder(folder));
        }
        return folder;
    }
}
