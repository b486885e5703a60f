package dev.pandan.cli.quickstart;

import dev.pandan.cli.project.EmbeddedKind;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder of a quickstart: a project of its own, so that every verb works on it afterwards with {@code --project}. */
final class WorkFolder {
    private static final String MARK = "made-by-pandan-quickstart";

    private WorkFolder() {}

    /** Makes the folder with a copy of the project file for the store, or first empties one that an earlier quickstart made; any other folder with something in it is refused. */
    static void prepare(Path folder, Path projectFile, QuickstartStore store) {
        try {
            Files.createDirectories(folder);
            if (!Files.exists(folder.resolve(MARK)) && !isEmpty(folder)) {
                throw PandanException.of(
                        ErrorCode.FILE_UNUSABLE,
                        folder
                                + ": holds files that no quickstart made (expected: a new or empty folder); nothing was changed");
            }
            refuseIfInUse(folder);
            empty(folder);
            Files.createFile(folder.resolve(MARK));
            Files.writeString(folder.resolve(projectFile.getFileName()), store.in(Files.readString(projectFile)));
        } catch (IOException e) {
            throw PandanException.of(
                    ErrorCode.FILE_UNUSABLE,
                    folder + ": cannot be made or emptied (" + e.getClass().getSimpleName()
                            + "); is the disk full, or another user's?",
                    e);
        }
    }

    /** Removes the folder with all that is in it. */
    static void remove(Path folder) throws IOException {
        empty(folder);
        Files.deleteIfExists(folder);
    }

    private static void refuseIfInUse(Path folder) {
        for (EmbeddedKind kind : EmbeddedKind.values()) {
            if (kind.isRunning(folder.resolve(".pandan").resolve(kind.scheme()))) {
                throw PandanException.of(
                        ErrorCode.FILE_UNUSABLE,
                        folder + ": another quickstart is running on it, with " + kind.title()
                                + "; stop it, or use --folder");
            }
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static void empty(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            // The mark goes last but for the folder: a removal that is interrupted is taken up by the next quickstart.
            if (!file.equals(folder) && !file.equals(folder.resolve(MARK))) {
                Files.delete(file);
            }
        }
        Files.deleteIfExists(folder.resolve(MARK));
    }
}
