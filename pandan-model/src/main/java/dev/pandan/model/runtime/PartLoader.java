package dev.pandan.model.runtime;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Classes of optional parts. The launcher names their folders in the system properties {@code pandan.tensorflow.lib} and {@code pandan.pytorch.lib}, and itself in
 * {@code pandan.launcher}: called as {@code pandan fetch-part NAME} it fills the folder, which then holds a file {@code complete}.
 */
final class PartLoader {
    private static final String COMPLETE = "complete";

    /** One per process, because a native library can be loaded by one class loader only, and is never unloaded. */
    private static final Map<OptionalPart, ClassLoader> LOADED = new ConcurrentHashMap<>();

    private PartLoader() {}

    static ClassLoader of(OptionalPart part) {
        return LOADED.computeIfAbsent(part, PartLoader::load);
    }

    private static ClassLoader load(OptionalPart part) {
        String folder = System.getProperty("pandan." + part.part() + ".lib");
        if (folder == null) {
            throw part.missing(" (expected: on the class path); add the dependency dev.pandan:pandan-" + part.part());
        }
        Path jars = Path.of(folder);
        if (!Files.exists(jars.resolve(COMPLETE))) {
            fetch(part);
        }
        return new URLClassLoader(part.part(), urls(jars), PartLoader.class.getClassLoader());
    }

    private static void fetch(OptionalPart part) {
        String launcher = System.getProperty("pandan.launcher");
        if (launcher == null) {
            throw part.missing("; fetch it by: pandan fetch-part " + part.part());
        }
        try {
            Process process = new ProcessBuilder(List.of(launcher, "fetch-part", part.part()))
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (process.waitFor() != 0) {
                throw part.missing(
                        " and could not be fetched (see above); try again by: pandan fetch-part " + part.part());
            }
        } catch (IOException e) {
            throw PandanException.of(ErrorCode.FILE_UNUSABLE, launcher + ": cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PandanException.of(
                    ErrorCode.INTERRUPTED, "interrupted while pandan-" + part.part() + " was fetched", e);
        }
    }

    private static URL[] urls(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .map(PartLoader::url)
                    .toArray(URL[]::new);
        } catch (IOException e) {
            throw PandanException.of(ErrorCode.FILE_UNUSABLE, folder + ": cannot be read", e);
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
