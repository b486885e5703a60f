package dev.pandan.cli.verb;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How people start this command.
 *
 * @param script its launcher; empty if it was started by Java itself
 * @param path folders in which a shell looks for commands, as in {@code PATH}
 */
record Launcher(String script, String path) {
    private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

    static Launcher ofProcess() {
        return new Launcher(
                System.getProperty("pandan.launcher", ""), Objects.requireNonNullElse(System.getenv("PATH"), ""));
    }

    /** What makes {@code pandan} a command of the shell; empty if it is one. */
    Optional<String> alias() {
        boolean isCommand = SEPARATOR
                .splitAsStream(path)
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "pandan"))
                .anyMatch(Files::isExecutable);
        return script.isEmpty() || isCommand ? Optional.empty() : Optional.of("alias pandan='" + script + "'");
    }
}
