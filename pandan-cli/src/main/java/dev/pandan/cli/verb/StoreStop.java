package dev.pandan.cli.verb;

import dev.pandan.sandbox.DetachedServer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pandan store stop}: the project file is not read, as it may be broken. */
@Command(name = "stop", mixinStandardHelpOptions = true, description = "Stop it; nothing acknowledged is lost.")
final class StoreStop implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final DatabaseOption database = new DatabaseOption();

    StoreStop(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<Path> folders = database.folders();
        List<DetachedServer> running = folders.stream()
                .flatMap(folder -> DetachedServer.find(folder).stream())
                .toList();
        running.forEach(server -> {
            server.stop();
            context.terminal().print("stopped: " + StoreVerb.describe(server));
        });
        if (running.isEmpty()) {
            context.terminal()
                    .print("not running ("
                            + folders.stream().map(Path::toString).collect(Collectors.joining(", ")) + ")");
        }
        return 0;
    }
}
