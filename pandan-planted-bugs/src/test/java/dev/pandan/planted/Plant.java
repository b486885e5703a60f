package dev.pandan.planted;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Puts a bug into a copy of its class and compiles it. */
final class Plant {
    private final Path root;

    /**
     * @param root folder of the project
     */
    Plant(Path root) {
        this.root = root;
    }

    /**
     * @param classPath what the class is compiled with
     * @param into folder that receives the class
     * @throws IllegalStateException if the bug does not fit the class any more
     */
    void plant(Bug bug, String classPath, Path into) throws IOException {
        Path source = root.resolve(bug.module())
                .resolve("src/main/java")
                .resolve(bug.type().replace('.', '/') + ".java");
        String text = Files.readString(source);
        for (Bug.Edit edit : bug.edits()) {
            text = edited(bug, text, edit);
        }
        Path copy = into.resolve("source").resolve(source.getFileName());
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, text);
        compile(bug, copy, classPath, into);
    }

    private static String edited(Bug bug, String text, Bug.Edit edit) {
        int at = text.indexOf(edit.from());
        if (at < 0 || text.indexOf(edit.from(), at + 1) >= 0) {
            throw new IllegalStateException(
                    "bug '" + bug.name() + "': " + bug.type() + " has to hold this text once, and holds it "
                            + (at < 0 ? "not at all" : "more often") + ": " + edit.from());
        }
        return text.substring(0, at)
                + edit.to()
                + text.substring(at + edit.from().length());
    }

    private static void compile(Bug bug, Path source, String classPath, Path into) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options =
                    List.of("-proc:none", "-nowarn", "-parameters", "-d", into.toString(), "-classpath", classPath);
            boolean compiled = compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            if (!compiled) {
                throw new IllegalStateException("bug '" + bug.name() + "' does not compile: " + said);
            }
        }
    }
}
