package dev.pandan.training.job;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.ModelSpec;
import dev.pandan.spec.project.Project;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Jars of the user's with estimators: the class loader of the thread that opens a Spark session, as Spark wants it, so that its threads find the classes too. Executors
 * of a cluster are sent the files.
 */
public final class UserJars extends URLClassLoader {
    private final List<Path> files;

    private UserJars(List<Path> files, ClassLoader parent) {
        super("jars of the project", files.stream().map(UserJars::url).toArray(URL[]::new), parent);
        this.files = List.copyOf(files);
    }

    /**
     * Lets this thread, and those that it starts, find the classes of the jars that a project names; to be called before a Spark session is opened.
     *
     * @param home folder of the project file
     */
    public static void use(Path home, Project project) {
        use(project.decisions().values().stream()
                .flatMap(decision -> decision.model().map(ModelSpec::spark).stream())
                .flatMap(spark -> spark.jar().stream())
                .map(jar -> home.resolve(jar.text()).toAbsolutePath().normalize())
                .distinct()
                .filter(Files::isRegularFile)
                .toList());
    }

    /** The same for some files. */
    public static void use(List<Path> files) {
        boolean known = current().filter(jars -> jars.files.equals(files)).isPresent();
        if (!files.isEmpty() && !known) {
            Thread.currentThread().setContextClassLoader(new UserJars(files, UserJars.class.getClassLoader()));
        }
    }

    /** Those that this thread knows. */
    public static Optional<UserJars> current() {
        return Thread.currentThread().getContextClassLoader() instanceof UserJars jars
                ? Optional.of(jars)
                : Optional.empty();
    }

    List<Path> files() {
        return files;
    }

    /** SHA-256 of the jar that a class comes from, hexadecimal; empty if it comes from none of these. */
    public Optional<String> digest(Class<?> type) {
        if (type.getClassLoader() != this) {
            return Optional.empty();
        }
        URL place = type.getProtectionDomain().getCodeSource().getLocation();
        try (var stream = place.openStream()) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(stream.readAllBytes());
            return Optional.of(HexFormat.of().formatHex(digest));
        } catch (IOException e) {
            throw PandanException.of(ErrorCode.FILE_UNUSABLE, place + ": cannot be read", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
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
