package dev.pandan.planted;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs tests in a process of their own, with or without a bug before everything else on the class path. */
final class Trial {
    private static final int MOST_MINUTES = 5;
    /** Enough to find every bug; the default build tries more. */
    private static final List<String> NUMBERS =
            List.of("-Dpandan.programs=4000", "-Dpandan.long.programs=3", "-Dpandan.live.programs=150");

    private final Path root;
    private final String libraries;

    /** How a trial ended. */
    record Verdict(boolean passed, String told, long millis) {}

    /**
     * @param root folder of the project, whose tests are compiled
     * @param libraries class path of all they need
     */
    Trial(Path root, String libraries) {
        this.root = root;
        this.libraries = libraries;
    }

    /**
     * @param first folder that comes first on the class path
     * @param tests as a {@link Bug} names them
     */
    Verdict run(Path first, List<String> tests) throws IOException, InterruptedException {
        long start = System.nanoTime();
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off"));
        command.addAll(NUMBERS);
        command.addAll(List.of("-cp", classPath(first, tests), TestRun.class.getName()));
        tests.forEach(test -> command.add(test.substring(test.indexOf('/') + 1)));
        Path output = first.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .directory(first.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly().waitFor();
        String told = ended ? last(output) : "not done after " + MOST_MINUTES + " minutes";
        boolean judged = told.startsWith(TestRun.PASSED) || told.startsWith(TestRun.FAILED);
        if (ended && !judged) {
            throw new IllegalStateException("the tests did not run: " + Files.readString(output));
        }
        return new Verdict(told.startsWith(TestRun.PASSED), told, (System.nanoTime() - start) / 1_000_000);
    }

    private String classPath(Path first, List<String> tests) {
        Stream<String> classes = tests.stream()
                .map(test -> test.substring(0, test.indexOf('/')))
                .distinct()
                .map(module ->
                        root.resolve(module).resolve("target/test-classes").toString());
        return Stream.concat(Stream.concat(Stream.of(first.toString()), classes), Stream.of(libraries))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String last(Path output) throws IOException {
        List<String> lines = Files.readAllLines(output);
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }
}
