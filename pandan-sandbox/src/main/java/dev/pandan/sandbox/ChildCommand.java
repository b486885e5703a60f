package dev.pandan.sandbox;

import dev.pandan.sandbox.child.ChildMain;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line of a Cassandra child. */
final class ChildCommand {
    private static final String MAIN = "org.apache.cassandra.service.CassandraDaemon";

    /** The part of upstream's list for Java 17 that a single node without agents and remote management needs. */
    private static final List<String> ACCESS = List.of(
            "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
            "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
            "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-exports=java.management.rmi/com.sun.jmx.remote.internal.rmi=ALL-UNNAMED",
            "--add-exports=java.rmi/sun.rmi.registry=ALL-UNNAMED",
            "--add-exports=java.rmi/sun.rmi.server=ALL-UNNAMED",
            "--add-exports=java.sql/java.sql=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.module=ALL-UNNAMED",
            "--add-opens=java.base/jdk.internal.loader=ALL-UNNAMED",
            "--add-opens=java.base/jdk.internal.ref=ALL-UNNAMED",
            "--add-opens=java.base/jdk.internal.reflect=ALL-UNNAMED",
            "--add-opens=java.base/jdk.internal.math=ALL-UNNAMED",
            "--add-opens=java.base/jdk.internal.module=ALL-UNNAMED",
            "--add-opens=java.base/jdk.internal.util.jar=ALL-UNNAMED",
            "--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED");

    private ChildCommand() {}

    /** The jars of the library folder in the order of their names, after the launcher. */
    static List<Path> classPath(CassandraOptions options) {
        List<Path> jars = new ArrayList<>();
        try (Stream<Path> files = Files.list(options.libraryFolder())) {
            files.filter(path -> path.toString().endsWith(".jar")).sorted().forEach(jars::add);
        } catch (IOException failure) {
            throw missing(options.libraryFolder());
        }
        if (jars.stream().noneMatch(jar -> jar.getFileName().toString().startsWith("cassandra-all"))) {
            throw missing(options.libraryFolder());
        }
        jars.add(0, LauncherJar.in(cacheFolder(options)));
        return jars;
    }

    /** Beside the library, so that the library itself stays as it was delivered. */
    static Path cacheFolder(CassandraOptions options) {
        Path library = options.libraryFolder();
        return library.resolveSibling(library.getFileName() + "-cache");
    }

    static List<String> of(
            CassandraOptions options, ServerFolder folder, String tie, List<Path> classPath, List<String> sharing) {
        List<String> command = new ArrayList<>();
        command.add(options.javaHome().resolve("bin").resolve("java").toString());
        command.addAll(machine(options));
        command.addAll(sharing);
        agent(classPath).ifPresent(jar -> command.add("-javaagent:" + jar));
        command.addAll(ACCESS);
        command.addAll(CassandraConfiguration.properties(folder));
        command.add("-cp");
        command.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add(ChildMain.class.getName());
        command.add(tie);
        command.add(folder.lock().toString());
        command.add(MAIN);
        return command;
    }

    /** Cassandra 4.1 measures objects with an agent; without it, it takes ways that Java 17 has closed. */
    static Optional<Path> agent(List<Path> classPath) {
        return isVersion4(classPath)
                ? classPath.stream()
                        .filter(jar -> jar.getFileName().toString().startsWith("jamm-"))
                        .findFirst()
                : Optional.empty();
    }

    static boolean isVersion4(List<Path> classPath) {
        return classPath.stream().anyMatch(jar -> jar.getFileName().toString().startsWith("cassandra-all-4."));
    }

    private static List<String> machine(CassandraOptions options) {
        List<String> flags = new ArrayList<>(List.of(
                "-Xms128m",
                "-Xmx" + options.heapMb() + "m",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xss256k",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-Djava.awt.headless=true",
                "-Djdk.attach.allowAttachSelf=true"));
        if (options.fastStart()) {
            flags.add("-XX:TieredStopAtLevel=1");
        }
        return flags;
    }

    private static PandanException missing(Path folder) {
        return PandanException.of(
                ErrorCode.FILE_UNUSABLE,
                folder + ": no cassandra-all jar (expected: the jars of org.apache.cassandra:cassandra-all 5.0 and its"
                        + " dependencies); build Pandan again or name another library folder");
    }
}
