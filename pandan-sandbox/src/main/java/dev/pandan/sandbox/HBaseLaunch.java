package dev.pandan.sandbox;

import dev.pandan.sandbox.child.ChildMain;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One start of a server, from the checks until it is ready. */
final class HBaseLaunch {
    private static final int PROBE_MILLIS = 20;

    private HBaseLaunch() {}

    static StartedServer start(HBaseOptions options, String tie) {
        List<Path> classPath = HBaseCommand.classPath(options);
        ServerFolder folder = new ServerFolder(options.dataFolder());
        folder.claim();
        HBaseLog.configure(folder);
        HBasePorts ports = HBasePorts.choose(options, folder.root().resolve("ports.properties"));
        ClassArchive archive = ClassArchive.of(HBaseCommand.cacheFolder(options), HBaseCommand.javaHome(), classPath);
        Path draft = archive.draft(ProcessHandle.current().pid());
        List<String> sharing = archive.exists() ? archive.use() : archive.record(draft);
        ServerState state = new ServerState(
                "hbase",
                0,
                HBaseOptions.HOST,
                ports.zooKeeper(),
                ports.regionServer(),
                archive.exists() ? "" : draft.toString());
        Process process = ChildProcess.spawn(
                HBaseCommand.of(options, folder, ports, classPath, tie, sharing),
                folder.root(),
                HBaseLog.file(folder),
                tie);
        return awaited(process, options, folder, state.withPid(process.pid()));
    }

    private static StartedServer awaited(
            Process process, HBaseOptions options, ServerFolder folder, ServerState state) {
        try {
            state.write(folder.state());
            awaitReady(process, options, folder);
            return new StartedServer(process, folder, state);
        } catch (PandanException failure) {
            ChildProcess.kill(process.toHandle());
            throw failure;
        } catch (InterruptedException interrupted) {
            ChildProcess.kill(process.toHandle());
            Thread.currentThread().interrupt();
            throw PandanException.of(ErrorCode.INTERRUPTED, "interrupted while HBase was starting", interrupted);
        }
    }

    /** The child itself says it: an answer at its port could be someone else's. */
    private static void awaitReady(Process process, HBaseOptions options, ServerFolder folder)
            throws InterruptedException {
        Path log = HBaseLog.file(folder);
        long deadline = System.nanoTime() + options.startTimeout().toNanos();
        while (!HBaseLog.saysReady(log)) {
            if (process.waitFor(PROBE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw process.exitValue() == ChildMain.FOLDER_IN_USE
                        ? folder.refusal()
                        : HBaseLog.failure("ended with status " + process.exitValue(), log);
            }
            if (System.nanoTime() > deadline) {
                throw HBaseLog.failure(
                        "is not ready after " + options.startTimeout().toSeconds() + " s", log);
            }
        }
    }
}
