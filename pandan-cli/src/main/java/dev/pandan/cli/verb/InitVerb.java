package dev.pandan.cli.verb;

import dev.pandan.cli.init.DraftProject;
import dev.pandan.cli.init.TableAddress;
import dev.pandan.cli.project.ProjectFolder;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.store.Store;
import dev.pandan.store.Stores;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pandan init}. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description =
                "Make a new project folder with a commented pandan.yaml: a template, or a first draft about a table.")
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

    @Option(
            names = "--from",
            paramLabel = "URL",
            description = {
                "Look at a table of yours and write the file about it: its columns, a time, a key, features.",
                "For example cassandra://host:9042/keyspace.table?dc=dc1, mongodb://host/database.collection or hbase://zookeeper/namespace.table; it is only read.",
                "Secrets can be given as $${NAME}, an environment variable, or $${file:/path}; they stay so in the file."
            })
    private @Nullable String from;

    public InitVerb(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Path file = folder.resolve(ProjectFolder.FILE_NAME);
        try {
            if (from == null) {
                Files.createDirectories(folder);
                template.write(folder, projectName(folder), examples());
            } else {
                String text = draft(from);
                Files.createDirectories(folder);
                Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
            }
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
        tellNext(file);
        return 0;
    }

    /** What the templates of Python print can be pasted into a shell. */
    private void tellNext(Path file) {
        List<String> next = template.next(folder);
        if (next.size() == 1) {
            context.terminal().print("made " + file + "; next: " + next.get(0));
            return;
        }
        context.terminal().print("made " + file + "; next:");
        Launcher.ofProcess().alias().ifPresent(step -> context.terminal().print("  " + step));
        next.forEach(step -> context.terminal().print("  " + step));
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

    private String draft(String url) {
        TableAddress address = TableAddress.parse(url, System::getenv);
        try (Store store = Stores.open(address.store(), address.store().namespace())) {
            return DraftProject.text(
                    projectName(folder), address, store.foreignTables().describe(address.table()));
        }
    }
}
