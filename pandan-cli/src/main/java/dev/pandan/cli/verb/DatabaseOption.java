package dev.pandan.cli.verb;

import dev.pandan.cli.project.EmbeddedKind;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which of the databases that Pandan starts itself: the project's, or one by itself. */
final class DatabaseOption {
    @Mixin
    private final ProjectOption project = new ProjectOption();

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = "Folder of a database by itself (default: .pandan/KIND beside the project file).")
    private @Nullable Path folder;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description =
                    "cassandra, mongodb or hbase (default: what 'store' of the project names; without a project, cassandra).")
    private @Nullable String kind;

    ProjectOption project() {
        return project;
    }

    boolean isFolder() {
        return folder != null;
    }

    /** What is to be started. */
    EmbeddedKind kind() {
        if (kind != null) {
            return known(kind);
        }
        if (folder != null || !project.isAny()) {
            return EmbeddedKind.CASSANDRA;
        }
        String declared = project.read().project().store().kind();
        return EmbeddedKind.find(declared)
                .orElseThrow(
                        () -> PandanException.of(
                                ErrorCode.USAGE,
                                "the project's store is '" + declared
                                        + ":', of which nothing is started (expected: embedded:cassandra, embedded:mongodb or embedded:hbase; or name one with --kind)"));
    }

    private static EmbeddedKind known(String name) {
        return EmbeddedKind.find(name)
                .orElseThrow(() -> PandanException.of(
                        ErrorCode.USAGE,
                        "--kind: '" + name + "' (expected one of: "
                                + Arrays.stream(EmbeddedKind.values())
                                        .map(EmbeddedKind::scheme)
                                        .collect(Collectors.joining(", "))
                                + ")"));
    }

    /** Where one of this kind is. */
    Path folder(EmbeddedKind wanted) {
        return folder == null
                ? project.work().resolve(wanted.scheme())
                : folder.toAbsolutePath().normalize();
    }

    /** Where one may run: the folder that is named, else those of the project. */
    List<Path> folders() {
        if (folder != null) {
            return List.of(folder.toAbsolutePath().normalize());
        }
        List<EmbeddedKind> kinds = kind == null ? List.of(EmbeddedKind.values()) : List.of(known(kind));
        return kinds.stream().map(this::folder).toList();
    }
}
