package dev.pandan.cli.verb;

import dev.pandan.cli.project.ProjectFolder;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pandan init}. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = "Make a new project folder with a commented pandan.yaml.")
public final class InitVerb implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "FOLDER", description = "The folder; made if missing. Its name becomes the project's.")
    private Path folder = Path.of(".");

    @Option(
            names = "--template",
            paramLabel = "TEMPLATE",
            description =
                    "${COMPLETION-CANDIDATES}; the last three are the flights of the quickstart with a Python script that trains (default: ${DEFAULT-VALUE}).")
    private ProjectTemplate template = ProjectTemplate.SPARK;

    public InitVerb(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Path file = folder.resolve(ProjectFolder.FILE_NAME);
        try {
            Files.createDirectories(folder);
            template.write(folder, projectName(folder), examples());
        } catch (FileAlreadyExistsException e) {
            throw PandanException.of(
                    ErrorCode.FILE_UNUSABLE,
                    file + ": exists already (expected: a new folder); nothing was changed",
                    e);
        } catch (IOException e) {
            throw PandanException.of(
                    ErrorCode.FILE_UNUSABLE,
                    file + ": cannot be written (" + e.getClass().getSimpleName() + ")",
                    e);
        }
        List<String> next = template.next(folder);
        context.terminal().print("made " + file + "; next: " + (next.size() == 1 ? next.get(0) : ""));
        if (next.size() > 1) {
            next.forEach(step -> context.terminal().print("  " + step));
        }
        return 0;
    }

    /** The folder's name as a project's name. */
    static String projectName(Path folder) {
        Path last = folder.toAbsolutePath().normalize().getFileName();
        String name = Objects.toString(last, "").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
        String start = name.isEmpty() || !Character.isLetter(name.charAt(0)) ? "p" + name : name;
        return start.substring(0, Math.min(start.length(), 40));
    }

    private static Path examples() {
        return Path.of(System.getProperty("pandan.home", ""))
                .toAbsolutePath()
                .resolve("examples")
                .resolve("flights");
    }
}
