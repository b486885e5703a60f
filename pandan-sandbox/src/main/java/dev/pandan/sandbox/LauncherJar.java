package dev.pandan.sandbox;

import dev.pandan.sandbox.child.ChildMain;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * A jar with {@link ChildMain} and what a server needs beside it, so that a child sees no other class of Pandan and its class path holds no directory (a
 * class-data archive forbids them).
 */
final class LauncherJar {
    private LauncherJar() {}

    /**
     * The jar in that folder, written if it is missing or differs.
     *
     * @param more names of classes of the same package that the child alone can load
     */
    static Path in(Path folder, String... more) {
        Path jar = folder.resolve("pandan-child.jar");
        try {
            byte[] content = content(more);
            if (Files.exists(jar) && Arrays.equals(Files.readAllBytes(jar), content)) {
                return jar;
            }
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, "pandan-child", ".new");
            Files.write(fresh, content);
            Files.move(fresh, jar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return jar;
        } catch (IOException failure) {
            throw ServerFolder.unusable(jar, failure);
        }
    }

    private static byte[] content(String... more) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes)) {
            add(jar, ChildMain.class.getName());
            for (String name : more) {
                add(jar, ChildMain.class.getPackageName() + "." + name);
            }
        }
        return bytes.toByteArray();
    }

    private static void add(JarOutputStream jar, String type) throws IOException {
        String name = type.replace('.', '/') + ".class";
        try (InputStream source = ChildMain.class.getClassLoader().getResourceAsStream(name)) {
            if (source == null) {
                throw new UncheckedIOException(new IOException(name + ": not on the class path"));
            }
            JarEntry entry = new JarEntry(name);
            entry.setLastModifiedTime(FileTime.fromMillis(0));
            jar.putNextEntry(entry);
            source.transferTo(jar);
        }
    }
}
