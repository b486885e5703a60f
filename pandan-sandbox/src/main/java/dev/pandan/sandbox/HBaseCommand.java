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
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line of an HBase child: ZooKeeper, master and region server in one process, on the local file system. */
final class HBaseCommand {
    private static final String MAIN = "org.apache.hadoop.hbase.master.HMaster";

    /** Everything but folders and ports. A lone region server is waited for by the moment, not by the seconds of a cluster. */
    private static final Map<String, String> FIXED = Map.ofEntries(
            Map.entry("hbase.cluster.distributed", "false"),
            Map.entry("hbase.unsafe.stream.capability.enforce", "false"),
            Map.entry("hbase.wal.provider", "filesystem"),
            Map.entry("fs.file.impl", "dev.pandan.sandbox.child.CarefulFiles"),
            Map.entry("hbase.localcluster.assign.random.ports", "false"),
            Map.entry("hbase.master.info.port", "-1"),
            Map.entry("hbase.regionserver.info.port", "-1"),
            Map.entry("hbase.zookeeper.quorum", HBaseOptions.HOST),
            Map.entry("hbase.zookeeper.property.clientPortAddress", HBaseOptions.HOST),
            Map.entry("hbase.master.hostname", HBaseOptions.HOST),
            Map.entry("hbase.regionserver.hostname", HBaseOptions.HOST),
            Map.entry("hbase.master.ipc.address", HBaseOptions.HOST),
            Map.entry("hbase.regionserver.ipc.address", HBaseOptions.HOST),
            Map.entry("hbase.master.wait.on.regionservers.mintostart", "1"),
            Map.entry("hbase.master.wait.on.regionservers.maxtostart", "1"),
            Map.entry("hbase.master.wait.on.regionservers.interval", "100"),
            Map.entry("hbase.regionserver.msginterval", "300"));

    /** Named, not loaded: this process has no Hadoop. */
    private static final String[] FILES = {"CarefulFiles", "CarefulRawFiles", "CarefulStream", "CarefulStream$Write"};

    private HBaseCommand() {}

    /** The jars of the library folder in the order of their names, after the launcher. */
    static List<Path> classPath(HBaseOptions options) {
        List<Path> jars = new ArrayList<>();
        try (Stream<Path> files = Files.list(options.libraryFolder())) {
            files.filter(path -> path.toString().endsWith(".jar")).sorted().forEach(jars::add);
        } catch (IOException failure) {
            throw missing(options.libraryFolder());
        }
        if (jars.stream().noneMatch(jar -> jar.getFileName().toString().startsWith("hbase-server"))) {
            throw missing(options.libraryFolder());
        }
        jars.add(0, LauncherJar.in(cacheFolder(options), FILES));
        return jars;
    }

    /** Beside the library, so that the library itself stays as it was delivered. */
    static Path cacheFolder(HBaseOptions options) {
        Path library = options.libraryFolder();
        return library.resolveSibling(library.getFileName() + "-cache");
    }

    /**
     * @param tie whether it ends with its parent
     * @param sharing options for the class-data archive
     */
    static List<String> of(
            HBaseOptions options,
            ServerFolder folder,
            HBasePorts ports,
            List<Path> classPath,
            String tie,
            List<String> sharing) {
        List<String> command = new ArrayList<>(List.of(
                javaHome().resolve("bin").resolve("java").toString(),
                "-Xms128m",
                "-Xmx" + options.heapMb() + "m",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + folder.temporary(),
                "-Dlog4j.configuration=" + HBaseLog.configuration(folder).toUri()));
        if (options.fastStart()) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.addAll(sharing);
        command.addAll(List.of(
                "-cp",
                classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                ChildMain.class.getName(),
                tie,
                folder.lock().toString(),
                MAIN));
        settings(options, folder, ports).forEach((name, value) -> command.addAll(List.of("-D", name + "=" + value)));
        command.add("start");
        return command;
    }

    static Path javaHome() {
        return Path.of(System.getProperty("java.home"));
    }

    private static Map<String, String> settings(HBaseOptions options, ServerFolder folder, HBasePorts ports) {
        Path root = folder.root();
        Map<String, String> settings = new TreeMap<>(FIXED);
        settings.put("hbase.rootdir", root.resolve("data").toUri().toString());
        settings.put("hbase.tmp.dir", folder.temporary().toString());
        settings.put(
                "hbase.zookeeper.property.dataDir", root.resolve("zookeeper").toString());
        settings.put("hbase.zookeeper.property.clientPort", Integer.toString(ports.zooKeeper()));
        settings.put("hbase.master.port", Integer.toString(ports.master()));
        settings.put("hbase.regionserver.port", Integer.toString(ports.regionServer()));
        settings.putAll(options.properties());
        return settings;
    }

    private static PandanException missing(Path folder) {
        return PandanException.of(
                ErrorCode.FILE_UNUSABLE,
                folder + ": no hbase-server jar (expected: the jars of org.apache.hbase:hbase-server 2.6 and its"
                        + " dependencies); build Pandan again or name another library folder");
    }
}
