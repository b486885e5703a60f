package dev.pandan.training.job;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The part of this process's class path that executors of a cluster need and that no Spark has of its own. */
final class ExecutorJars {
    private static final Pattern VERSION = Pattern.compile("-[0-9].*$|\\.jar$");
    /** What serves requests or runs in the driver alone. */
    private static final Pattern DRIVER_ONLY = Pattern.compile(
            "pandan|pandan-(cli|live|server|sandbox|testkit)|armeria|brotli4j|native-linux.*|micrometer-.*|context-propagation"
                    + "|netty-.*|onnxruntime|picocli|slf4j-simple");

    private ExecutorJars() {}

    /**
     * @param folder where folders of classes are packed into jars
     */
    static List<Path> of(Path folder) {
        Set<String> known = sparkJars();
        return classPath().stream()
                .filter(entry ->
                        Files.isDirectory(entry) || ships(entry.getFileName().toString(), known))
                .map(entry -> Files.isDirectory(entry) ? packed(entry, folder) : entry)
                .toList();
    }

    private static boolean ships(String file, Set<String> known) {
        String name = name(file);
        return !known.contains(name) && !DRIVER_ONLY.matcher(name).matches();
    }

    /** {@code spark-core_2.13} of {@code spark-core_2.13-4.1.0.jar}. */
    static String name(String file) {
        return VERSION.matcher(file).replaceFirst("");
    }

    static Set<String> sparkJars() {
        InputStream list = Objects.requireNonNull(ExecutorJars.class.getResourceAsStream("spark-jars.txt"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All that classes come from, with what the manifests of jars add. */
    static Set<Path> classPath() {
        Set<Path> entries = new LinkedHashSet<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!entry.isEmpty()) {
                add(Path.of(entry).toAbsolutePath().normalize(), entries);
            }
        }
        return entries;
    }

    private static void add(Path entry, Set<Path> entries) {
        if (!Files.exists(entry) || !entries.add(entry) || Files.isDirectory(entry)) {
            return;
        }
        try (JarFile jar = new JarFile(entry.toFile())) {
            Manifest manifest = jar.getManifest();
            String more = manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            for (String next : more == null ? new String[0] : more.trim().split(" +")) {
                add(Path.of(entry.toUri().resolve(next)).normalize(), entries);
            }
        } catch (IOException e) {
            throw unusable(entry, e);
        }
    }

    private static Path packed(Path classes, Path folder) {
        String name = "classes-" + Integer.toHexString(classes.toString().hashCode()) + ".jar";
        Path jar = folder.resolve(name);
        try (Stream<Path> files = Files.walk(classes);
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                out.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, out);
            }
            return jar;
        } catch (IOException e) {
            throw unusable(classes, e);
        }
    }

    private static PandanException unusable(Path file, IOException cause) {
        return PandanException.of(
                ErrorCode.FILE_UNUSABLE,
                file + ": cannot be made ready for Spark's executors ("
                        + cause.getClass().getSimpleName() + "); check the file and the free space",
                cause);
    }
}
