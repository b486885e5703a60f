package dev.pandan.training.python;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Files that Pandan puts beside a script. */
final class PythonFiles {
    static final String WATCH = "watch.py";
    /** What a script may import. */
    static final List<String> MODULES = List.of(
            "pandan.py",
            "pandan_converters.py",
            "pandan_graph.py",
            "pandan_isolation.py",
            "pandan_neighbours.py",
            "pandan_torch.py",
            "pandan_trees.py");

    private PythonFiles() {}

    /** Writes one of Pandan's own files into a folder; the folder is made if missing. */
    static Path put(String name, Path folder) {
        Path file = folder.resolve(name);
        try (InputStream in = Objects.requireNonNull(PythonFiles.class.getResourceAsStream(name), name)) {
            Files.createDirectories(folder);
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** An empty folder under {@code parent} whose name is new: {@code name-1}, {@code name-2}, ... */
    static Path newFolder(Path parent, String name) {
        try {
            Files.createDirectories(parent);
            int number = 1;
            while (Files.exists(parent.resolve(name + "-" + number))) {
                number++;
            }
            return Files.createDirectory(parent.resolve(name + "-" + number));
        } catch (IOException e) {
            throw unusable(parent, e);
        }
    }

    static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : all) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    static PandanException unusable(Path file, IOException cause) {
        return PandanException.of(
                ErrorCode.FILE_UNUSABLE,
                file + ": cannot be read or written (" + cause.getClass().getSimpleName() + "); is the disk full?",
                cause);
    }
}
