package dev.pandan.sandbox;

import dev.pandan.sandbox.child.ChildMain;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Command lines of Spark's processes. */
final class SparkCommand {
    private static final String LOOPBACK = "127.0.0.1";

    /** What Spark opens to itself on a Java 17. */
    private static final List<String> ACCESS = Stream.of(
                    "java.lang",
                    "java.lang.invoke",
                    "java.lang.reflect",
                    "java.io",
                    "java.net",
                    "java.nio",
                    "java.util",
                    "java.util.concurrent",
                    "java.util.concurrent.atomic",
                    "jdk.internal.ref",
                    "sun.nio.ch",
                    "sun.nio.cs",
                    "sun.security.action",
                    "sun.util.calendar")
            .map(name -> "--add-opens=java.base/" + name + "=ALL-UNNAMED")
            .toList();

    private final SparkOptions options;
    private final SparkHome home;
    private final List<Path> classPath;

    SparkCommand(SparkOptions options, SparkHome home) {
        this.options = options;
        this.home = home;
        this.classPath = Stream.concat(
                        Stream.of(LauncherJar.in(options.folder().resolve("launcher"))), options.jars().stream())
                .toList();
    }

    List<String> master(String name, int port, int pagePort) {
        return java(
                name,
                "org.apache.spark.deploy.master.Master",
                "--host",
                LOOPBACK,
                "--port",
                Integer.toString(port),
                "--webui-port",
                Integer.toString(pagePort));
    }

    List<String> worker(String name, String masterUrl) {
        return java(
                name,
                "org.apache.spark.deploy.worker.Worker",
                "--host",
                LOOPBACK,
                "--webui-port",
                "0",
                "--cores",
                Integer.toString(options.coresEach()),
                "--memory",
                options.memoryEachMb() + "m",
                "--work-dir",
                home.process(name).resolve("work").toString(),
                masterUrl);
    }

    private List<String> java(String name, String mainClass, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(options.javaHome().resolve("bin").resolve("java").toString());
        command.addAll(List.of(
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(ACCESS);
        // A taken port is an error here, not a reason to take the next one.
        command.add("-Dspark.port.maxRetries=0");
        command.add("-cp");
        command.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add(ChildMain.class.getName());
        command.add(ChildMain.ATTACHED);
        command.add(home.process(name).resolve("lock").toString());
        command.add(mainClass);
        command.addAll(List.of(arguments));
        return command;
    }
}
