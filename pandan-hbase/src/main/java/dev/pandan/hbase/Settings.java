package dev.pandan.hbase;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.StoreAddress;
import dev.pandan.store.RequestTimeout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.apache.hadoop.hbase.client.Durability;
import org.jspecify.annotations.Nullable;

/**
 * A checked address.
 *
 * @param hosts of ZooKeeper, each with its port
 * @param regions that a table is made with; empty: by the number of servers
 * @param timeout of one operation with all its retries
 * @param files of properties: {@code core-site.xml} and {@code hbase-site.xml} of a folder, those that there are
 * @param properties of HBase's client, as the user gave them
 */
record Settings(
        List<String> hosts,
        String namespace,
        Durability durability,
        OptionalInt regions,
        Duration timeout,
        List<Path> files,
        Map<String, String> properties) {
    private static final int DEFAULT_PORT = 2181;
    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9._-]+)(?::([0-9]{1,5}))?");
    private static final Pattern NAMESPACE = Pattern.compile("[A-Za-z0-9_]{1,64}");
    private static final Pattern REGIONS = Pattern.compile("[1-9][0-9]{0,3}");
    private static final Pattern PROPERTY = Pattern.compile("(hbase|hadoop|zookeeper|dfs)\\..+");

    Settings {
        hosts = List.copyOf(hosts);
        files = List.copyOf(files);
        properties = Map.copyOf(properties);
    }

    static Settings of(StoreAddress address, String namespace) {
        Map<String, String> options = new TreeMap<>(address.options());
        Map<String, String> properties = new TreeMap<>();
        options.forEach((name, value) -> {
            if (PROPERTY.matcher(name).matches()) {
                properties.put(name, value);
            }
        });
        options.keySet().removeAll(properties.keySet());
        String durability = options.remove("durability");
        String regions = options.remove("regions");
        options.remove(RequestTimeout.NAME);
        String folder = options.remove("conf");
        if (!options.isEmpty()) {
            throw invalid(
                    "unknown option " + options.keySet()
                            + " (expected: conf, durability, regions, timeout, or a property hbase.*, hadoop.*, zookeeper.*, dfs.*)");
        }
        if (!NAMESPACE.matcher(namespace).matches()) {
            throw invalid("namespace '" + namespace + "' (expected: letters, digits or _, 64 at most)");
        }
        return new Settings(
                hosts(address.hosts()),
                namespace,
                durability(durability == null ? "SYNC_WAL" : durability),
                regions(regions),
                RequestTimeout.of(address.options()),
                folder == null ? List.of() : files(folder),
                properties);
    }

    /** What HBase's client is configured with: the address before its folder's files, and those before {@code hbase-site.xml} on the class path. */
    Configuration configuration() {
        Configuration configuration = HBaseConfiguration.create();
        files.forEach(file -> configuration.addResource(new org.apache.hadoop.fs.Path(file.toUri())));
        String millis = Long.toString(timeout.toMillis());
        configuration.set("hbase.zookeeper.quorum", String.join(",", hosts));
        configuration.set("hbase.client.operation.timeout", millis);
        configuration.set("hbase.client.meta.operation.timeout", millis);
        configuration.set("hbase.rpc.timeout", millis);
        configuration.set("hbase.client.scanner.timeout.period", millis);
        configuration.set("zookeeper.recovery.retry", "5");
        configuration.set("hbase.netty.worker.count", "2");
        properties.forEach(configuration::set);
        return configuration;
    }

    /** For messages: no secrets. */
    String place() {
        return "ZooKeeper " + String.join(",", hosts);
    }

    @Override
    public String toString() {
        return "hbase://" + String.join(",", hosts) + "/" + namespace;
    }

    private static List<String> hosts(List<String> given) {
        if (given.isEmpty()) {
            throw invalid("no host (expected: hbase://zookeeper[:port][,zookeeper...]/namespace)");
        }
        List<String> hosts = new ArrayList<>();
        for (String text : given) {
            Matcher host = HOST.matcher(text);
            if (!host.matches()) {
                throw invalid("host '" + text + "' (expected: host or host:port of ZooKeeper)");
            }
            hosts.add(host.group(1) + ":" + (host.group(2) == null ? DEFAULT_PORT : host.group(2)));
        }
        return hosts;
    }

    private static List<Path> files(String folder) {
        List<Path> files = Stream.of("core-site.xml", "hbase-site.xml")
                .map(name -> Path.of(folder, name))
                .filter(Files::isReadable)
                .toList();
        if (files.isEmpty()) {
            throw invalid("conf: " + folder + " (expected: a folder with an hbase-site.xml that this user may read)");
        }
        return files;
    }

    private static Durability durability(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "SYNC_WAL" -> Durability.SYNC_WAL;
            case "FSYNC_WAL" -> Durability.FSYNC_WAL;
            default ->
                throw invalid("durability: " + text
                        + " (expected: SYNC_WAL, or FSYNC_WAL; with less, acknowledged events could be lost)");
        };
    }

    private static OptionalInt regions(@Nullable String text) {
        if (text == null) {
            return OptionalInt.empty();
        }
        if (!REGIONS.matcher(text).matches()) {
            throw invalid("regions: " + text + " (expected: 1 to 9999)");
        }
        return OptionalInt.of(Integer.parseInt(text));
    }

    private static PandanException invalid(String problem) {
        return PandanException.of(ErrorCode.PROJECT_INVALID, "store: " + problem);
    }
}
