package dev.pandan.sandbox;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The ports of one server. They are kept from start to start: a killed master or region server that comes back at its old address is taken at once for the same one,
 * at another address only after ZooKeeper has given up the old one.
 *
 * @param zooKeeper where clients connect to first
 */
record HBasePorts(int zooKeeper, int master, int regionServer) {
    private static final String ZOOKEEPER = "zookeeper";
    private static final String MASTER = "master";
    private static final String REGION_SERVER = "regionServer";

    /** Those of the start before where they are free, else others; they are written to the file. */
    static HBasePorts choose(HBaseOptions options, Path file) {
        HBasePorts before = read(file);
        int zooKeeper = options.port().orElseGet(() -> FreePorts.preferring(before.zooKeeper, HBaseOptions.HOST, 0));
        if (!FreePorts.isFree(HBaseOptions.HOST, zooKeeper)) {
            throw PandanException.of(
                    ErrorCode.PORT_TAKEN,
                    "port " + zooKeeper + " on " + HBaseOptions.HOST
                            + " is taken (expected: free, for HBase's ZooKeeper); stop who listens there or choose another port");
        }
        int master = FreePorts.preferring(before.master, HBaseOptions.HOST, zooKeeper);
        int regionServer = FreePorts.preferring(before.regionServer, HBaseOptions.HOST, master);
        while (regionServer == zooKeeper) {
            regionServer = FreePorts.preferring(0, HBaseOptions.HOST, master);
        }
        HBasePorts chosen = new HBasePorts(zooKeeper, master, regionServer);
        chosen.write(file);
        return chosen;
    }

    private static HBasePorts read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return new HBasePorts(
                    Integer.parseInt(properties.getProperty(ZOOKEEPER, "0")),
                    Integer.parseInt(properties.getProperty(MASTER, "0")),
                    Integer.parseInt(properties.getProperty(REGION_SERVER, "0")));
        } catch (IOException | NumberFormatException absent) {
            return new HBasePorts(0, 0, 0);
        }
    }

    private void write(Path file) {
        Properties properties = new Properties();
        properties.setProperty(ZOOKEEPER, Integer.toString(zooKeeper));
        properties.setProperty(MASTER, Integer.toString(master));
        properties.setProperty(REGION_SERVER, Integer.toString(regionServer));
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        } catch (IOException failure) {
            throw ServerFolder.unusable(file, failure);
        }
    }
}
