package dev.pandan.cassandra;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.StoreAddress;
import dev.pandan.store.RequestTimeout;
import dev.pandan.store.tls.TlsOptions;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A checked address.
 *
 * @param hosts contact points, unresolved
 * @param replication of a keyspace that has to be made; empty: by the number of nodes
 */
record Settings(
        List<InetSocketAddress> hosts,
        String keyspace,
        Optional<String> dc,
        Optional<String> user,
        String password,
        OptionalInt replication,
        ConsistencyLevel consistency,
        Duration timeout,
        Optional<TlsOptions> tls) {
    private static final int DEFAULT_PORT = 9042;
    private static final Set<String> OPTIONS =
            options("dc", "user", "password", "replication", "consistency", "timeout", "tls");
    /** Levels at which every read meets every write. */
    private static final List<DefaultConsistencyLevel> SAFE =
            List.of(DefaultConsistencyLevel.LOCAL_QUORUM, DefaultConsistencyLevel.QUORUM, DefaultConsistencyLevel.ALL);

    private static final Pattern KEYSPACE = Pattern.compile("[a-z][a-z0-9_]{0,47}");
    private static final Pattern SMALL = Pattern.compile("[1-9][0-9]?");

    static Settings of(StoreAddress address, String namespace) {
        Map<String, String> options = address.options();
        checkNames(options.keySet());
        if (address.hosts().isEmpty()) {
            throw invalid("no host (expected: cassandra://host[:port][,host...]/keyspace)");
        }
        if (!KEYSPACE.matcher(namespace).matches()) {
            throw invalid("keyspace '" + namespace
                    + "' (expected: a lower-case letter, then letters, digits or _, 48 at most)");
        }
        return new Settings(
                address.hosts().stream().map(Settings::host).toList(),
                namespace,
                Optional.ofNullable(options.get("dc")),
                Optional.ofNullable(options.get("user")),
                options.getOrDefault("password", ""),
                replication(options),
                consistency(options.getOrDefault("consistency", "LOCAL_QUORUM")),
                RequestTimeout.of(options),
                TlsOptions.of(options));
    }

    ConsistencyLevel serialConsistency() {
        return consistency.isDcLocal() ? ConsistencyLevel.LOCAL_SERIAL : ConsistencyLevel.SERIAL;
    }

    /** For messages: no secrets. */
    String place() {
        return hosts.stream()
                .map(host -> host.getHostString() + ":" + host.getPort())
                .reduce((a, b) -> a + "," + b)
                .orElse("");
    }

    @Override
    public String toString() {
        return "cassandra://" + place() + "/" + keyspace;
    }

    private static Set<String> options(String... own) {
        Set<String> names = new TreeSet<>(TlsOptions.NAMES);
        names.addAll(List.of(own));
        return Set.copyOf(names);
    }

    private static void checkNames(Set<String> names) {
        Set<String> unknown = new TreeSet<>(names);
        unknown.removeAll(OPTIONS);
        if (!unknown.isEmpty()) {
            throw invalid("unknown option " + unknown + " (expected: " + new TreeSet<>(OPTIONS) + ")");
        }
    }

    private static InetSocketAddress host(String text) {
        int colon = text.lastIndexOf(':');
        boolean hasPort = colon > 0 && (text.indexOf(':') == colon || text.charAt(colon - 1) == ']');
        String name = (hasPort ? text.substring(0, colon) : text).replaceAll("^\\[|]$", "");
        return InetSocketAddress.createUnresolved(name, hasPort ? port(text, colon) : DEFAULT_PORT);
    }

    private static int port(String text, int colon) {
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            if (port > 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // Reported below.
        }
        throw invalid("host '" + text + "' (expected: host or host:port, port 1 to 65535)");
    }

    private static OptionalInt replication(Map<String, String> options) {
        String text = options.get("replication");
        if (text == null) {
            return OptionalInt.empty();
        }
        if (!SMALL.matcher(text).matches()) {
            throw invalid("replication: " + text + " (expected: 1 to 99)");
        }
        return OptionalInt.of(Integer.parseInt(text));
    }

    private static ConsistencyLevel consistency(String text) {
        return SAFE.stream()
                .filter(level -> level.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> invalid("consistency: " + text + " (expected one of: " + SAFE
                        + "; with less, an acknowledged event could be overlooked)"));
    }

    private static PandanException invalid(String problem) {
        return PandanException.of(ErrorCode.PROJECT_INVALID, "store: " + problem);
    }
}
