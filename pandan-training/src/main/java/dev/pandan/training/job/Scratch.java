package dev.pandan.training.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Spark's temporary files, a folder per process of this machine. A process that is interrupted or killed cannot tidy up: the next one removes what those have left that
 * are gone.
 */
final class Scratch {
    private final Path folder;
    private final String machine;

    private Scratch(Path folder, String machine) {
        this.folder = folder;
        this.machine = machine;
    }

    /** The folder of this process below another one; made. */
    static Path below(Path folder) throws IOException {
        return new Scratch(folder, machine()).take();
    }

    private Path take() throws IOException {
        Files.createDirectories(folder);
        sweep();
        return Files.createDirectories(folder.resolve(name(ProcessHandle.current())));
    }

    private void sweep() throws IOException {
        Set<String> alive = ProcessHandle.allProcesses().map(this::name).collect(Collectors.toSet());
        try (Stream<Path> found = Files.list(folder)) {
            for (Path one : found.toList()) {
                String name = one.getFileName().toString();
                if (name.startsWith(machine) && !alive.contains(name)) {
                    remove(one);
                }
            }
        }
    }

    /** The number of a process may come again: what the one before left then stays for a while longer. */
    private String name(ProcessHandle process) {
        return machine + process.pid();
    }

    /** Another process may remove the same at the same time. */
    private static void remove(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Folders of projects may be shared by machines, which do not know each other's processes. */
    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName() + "-";
        } catch (UnknownHostException e) {
            return "here-";
        }
    }
}
