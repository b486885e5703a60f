package dev.pandan.cli.verb;

import dev.pandan.cli.project.ProjectFolder;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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

    public InitVerb(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Path file = folder.resolve(ProjectFolder.FILE_NAME);
        try {
            Files.createDirectories(folder);
            String text = template().replace("name: example", "name: " + projectName(folder));
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
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
        context.terminal().print("made " + file + "; next: edit it, then: pandan check --project " + folder);
        return 0;
    }

    /** The folder's name as a project's name. */
    static String projectName(Path folder) {
        Path last = folder.toAbsolutePath().normalize().getFileName();
        String name = Objects.toString(last, "").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
        String start = name.isEmpty() || !Character.isLetter(name.charAt(0)) ? "p" + name : name;
        return start.substring(0, Math.min(start.length(), 40));
    }

    private static String template() throws IOException {
        try (InputStream in = InitVerb.class.getResourceAsStream("/dev/pandan/cli/template.yaml")) {
            return new String(Objects.requireNonNull(in, "template").readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
