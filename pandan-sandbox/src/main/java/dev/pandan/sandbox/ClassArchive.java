package dev.pandan.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The class-data archive of one set of jars: halves the start of the child. It only ever helps: where it cannot be made or read, the
 * child starts without it.
 *
 * @param file where the archive is or will be; its name depends on the jars and the Java that reads it
 */
record ClassArchive(Path file) {
    private static final String SUFFIX = ".jsa";

    /** The archive that fits these jars, in their order, and this Java. */
    static ClassArchive of(Path cacheFolder, Path javaHome, List<Path> jars) {
        CRC32 sum = new CRC32();
        try {
            sum.update(Files.readAllBytes(javaHome.resolve("release")));
            for (Path jar : jars) {
                sum.update((jar + "|" + Files.size(jar) + "|" + Files.getLastModifiedTime(jar))
                        .getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException unreadable) {
            sum.update(0);
        }
        return new ClassArchive(cacheFolder.resolve("classes-" + Long.toHexString(sum.getValue()) + SUFFIX));
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** Options for a child that uses this archive. */
    List<String> use() {
        return List.of("-Xshare:auto", "-XX:SharedArchiveFile=" + file);
    }

    /** Where a child writes a new archive; {@link #adopt} gives it its name, so that nobody reads half of it. */
    Path draft(long unique) {
        return file.resolveSibling(file.getFileName() + "." + unique);
    }

    /** Options for a child that writes an archive when it ends in good order. */
    List<String> record(Path draft) {
        return List.of("-Xshare:auto", "-XX:ArchiveClassesAtExit=" + draft);
    }

    /** Takes over the draft of a child that has ended; removes archives of other jars. Does nothing if there is no draft. */
    static void adopt(Path draft) {
        String name = draft.getFileName().toString();
        Path file = draft.resolveSibling(name.substring(0, name.lastIndexOf('.')));
        try {
            if (Files.exists(draft)) {
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                removeOthers(file);
            }
        } catch (IOException slowerStarts) {
            // The next start goes without.
        }
    }

    private static void removeOthers(Path file) throws IOException {
        List<Path> others = new ArrayList<>();
        try (Stream<Path> files = Files.list(file.toAbsolutePath().getParent())) {
            files.filter(path -> path.toString().endsWith(SUFFIX) && !path.equals(file))
                    .forEach(others::add);
        }
        for (Path other : others) {
            Files.deleteIfExists(other);
        }
    }
}
