package dev.pandan.sandbox;

import dev.pandan.sandbox.child.ChildMain;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A real standalone Spark, a master and workers, each in a child process that ends with this process, whatever ends it. Executors are children of the workers and end with
 * them. Listens on 127.0.0.1 alone. Thread-safe.
 */
public final class SparkCluster implements AutoCloseable {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);
    private static final int PROBE_MILLIS = 50;
    private static final String MASTER = "master";

    private final SparkOptions options;
    private final SparkHome home;
    private final int port;
    private final int pagePort;
    private final List<Process> processes = new CopyOnWriteArrayList<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Thread hook = new Thread(this::end, "pandan-spark-stop");

    private SparkCluster(SparkOptions options, SparkHome home) {
        this.options = options;
        this.home = home;
        this.port = FreePorts.any("127.0.0.1");
        this.pagePort = FreePorts.preferring(0, "127.0.0.1", port);
    }

    /**
     * Starts a cluster and returns when all workers are registered.
     *
     * @throws PandanException FILE_UNUSABLE (the folder), WRONG_RUNTIME (not a Java 17), SPARK_UNAVAILABLE (any other failure, with the line of the log that tells it, or
     *     too few workers in time)
     */
    public static SparkCluster start(SparkOptions options) {
        Runtime17.check(options.javaHome());
        SparkHome home = new SparkHome(options.folder());
        home.prepare(options.jars());
        SparkCluster cluster = new SparkCluster(options, home);
        Runtime.getRuntime().addShutdownHook(cluster.hook);
        try {
            cluster.startProcesses();
            return cluster;
        } catch (InterruptedException interrupted) {
            cluster.close();
            Thread.currentThread().interrupt();
            throw PandanException.of(ErrorCode.INTERRUPTED, "interrupted while Spark was starting");
        } catch (RuntimeException failure) {
            cluster.close();
            throw failure;
        }
    }

    private void startProcesses() throws InterruptedException {
        SparkCommand command = new SparkCommand(options, home);
        spawn(MASTER, command.master(MASTER, port, pagePort));
        long deadline = System.nanoTime() + options.startTimeout().toNanos();
        MasterProbe probe = new MasterProbe(pagePort);
        await(probe, 0, deadline);
        for (int i = 1; i <= options.workers(); i++) {
            spawn("worker-" + i, command.worker("worker-" + i, masterUrl()));
        }
        await(probe, options.workers(), deadline);
    }

    private void spawn(String name, List<String> command) {
        home.prepareProcess(name);
        processes.add(ChildProcess.spawn(
                command, home.process(name), home.log(name), ChildMain.ATTACHED, home.environment(name)));
    }

    private void await(MasterProbe probe, int workers, long deadline) throws InterruptedException {
        while (probe.workers() < workers) {
            for (int i = 0; i < processes.size(); i++) {
                if (!processes.get(i).isAlive()) {
                    throw ended(
                            i == 0 ? MASTER : "worker-" + i, processes.get(i).exitValue());
                }
            }
            if (System.nanoTime() > deadline) {
                throw PandanException.of(
                        ErrorCode.SPARK_UNAVAILABLE,
                        "Spark in " + home.root() + ": not all of " + options.workers() + " workers were there within "
                                + options.startTimeout().toSeconds() + " s; is the machine overloaded?");
            }
            processes.get(0).waitFor(PROBE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private PandanException ended(String name, int exitStatus) {
        Path log = home.log(name);
        return PandanException.of(
                ErrorCode.SPARK_UNAVAILABLE,
                "Spark's " + name + " in " + home.root() + " did not start: " + FailureCause.telling(log, exitStatus)
                        + " (log: " + log + ")");
    }

    /** {@code spark://127.0.0.1:PORT}. */
    public String masterUrl() {
        return "spark://127.0.0.1:" + port;
    }

    /** Process ids of the master, of the workers and of the executors that run now. */
    public List<Long> pids() {
        return handles().stream().map(ProcessHandle::pid).toList();
    }

    private List<ProcessHandle> handles() {
        List<ProcessHandle> handles = new ArrayList<>();
        for (Process process : processes) {
            handles.add(process.toHandle());
            process.descendants().forEach(handles::add);
        }
        return handles;
    }

    /** Ends all processes, by force after 15 s. Does nothing the second time. */
    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook itself is running or has run.
        }
    }

    private void end() {
        if (ended.compareAndSet(false, true)) {
            List<ProcessHandle> all = handles();
            processes.forEach(Process::destroy);
            for (Process process : processes) {
                ChildProcess.terminate(process.toHandle(), STOP_PATIENCE);
            }
            all.stream().filter(ProcessHandle::isAlive).forEach(ChildProcess::kill);
            home.clear();
        }
    }
}
