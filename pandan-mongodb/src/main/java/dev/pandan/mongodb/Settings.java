package dev.pandan.mongodb;

import com.mongodb.ConnectionString;
import com.mongodb.MongoConfigurationException;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.StoreAddress;
import dev.pandan.store.RequestTimeout;
import dev.pandan.store.tls.TlsOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A checked address.
 *
 * @param connection as the driver reads it; holds secrets
 * @param place where the servers are, for messages: no secrets
 * @param timeout of one request
 * @param tls empty: not encrypted
 */
record Settings(
        ConnectionString connection, String place, String database, Duration timeout, Optional<TlsOptions> tls) {
    private static final Set<String> OWN = Set.of("user", "password", "timeout", StoreAddress.SRV);
    private static final Set<String> DRIVERS = Set.of(
            "appName",
            "authMechanism",
            "authMechanismProperties",
            "authSource",
            "compressors",
            "connectTimeoutMS",
            "directConnection",
            "heartbeatFrequencyMS",
            "journal",
            "loadBalanced",
            "localThresholdMS",
            "maxIdleTimeMS",
            "maxLifeTimeMS",
            "maxStalenessSeconds",
            "proxyHost",
            "proxyPort",
            "readConcernLevel",
            "readPreference",
            "readPreferenceTags",
            "replicaSet",
            "retryReads",
            "retryWrites",
            "serverMonitoringMode",
            "srvMaxHosts",
            "srvServiceName",
            "ssl",
            "tls",
            "tlsAllowInvalidHostnames",
            "tlsInsecure",
            "w",
            "zlibCompressionLevel");
    private static final Pattern DATABASE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,37}");

    static Settings of(StoreAddress address, String namespace) {
        Map<String, String> options = new TreeMap<>(address.options());
        checkNames(options.keySet());
        if (!DATABASE.matcher(namespace).matches()) {
            throw invalid("database '" + namespace + "' (expected: a letter, then letters, digits or _, 38 at most)");
        }
        ConnectionString connection = connection(address, options);
        return new Settings(
                connection,
                String.join(",", address.hosts()),
                namespace,
                RequestTimeout.of(options),
                tls(connection, options));
    }

    /** Whether it is encrypted says the driver, which knows more ways to ask for it. */
    private static Optional<TlsOptions> tls(ConnectionString connection, Map<String, String> options) {
        if (!Boolean.TRUE.equals(connection.getSslEnabled())) {
            TlsOptions.refuseWithout(options);
            return Optional.empty();
        }
        return Optional.of(TlsOptions.read(options));
    }

    /** The driver's messages may quote what they are given: they are not passed on. */
    @SuppressWarnings("UnusedException")
    private static ConnectionString connection(StoreAddress address, Map<String, String> options) {
        if (address.hosts().isEmpty()) {
            throw invalid("no host (expected: mongodb://host[:port][,host...]/database)");
        }
        String scheme = Boolean.parseBoolean(options.get(StoreAddress.SRV)) ? "mongodb+srv://" : "mongodb://";
        List<String> query = new ArrayList<>();
        options.forEach((name, value) -> {
            if (DRIVERS.contains(name)) {
                query.add(name + "=" + encoded(value));
            }
        });
        String text = scheme + login(options) + String.join(",", address.hosts()) + "/?" + String.join("&", query);
        try {
            return new ConnectionString(text);
        } catch (MongoConfigurationException lookup) {
            throw Failures.lookup(String.join(",", address.hosts()), lookup);
        } catch (IllegalArgumentException refused) {
            throw invalid("the MongoDB driver takes neither these hosts nor these options as they are (hosts: "
                    + String.join(",", address.hosts()) + "; options: " + String.join(", ", options.keySet())
                    + "; expected: host or host:port, one host without port after mongodb+srv://, and values as in"
                    + " MongoDB's connection strings)");
        }
    }

    private static String login(Map<String, String> options) {
        String user = options.get("user");
        if (user == null) {
            return "";
        }
        String password = options.get("password");
        return encoded(user) + (password == null ? "" : ":" + encoded(password)) + "@";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "mongodb://" + place + "/" + database;
    }

    private static void checkNames(Set<String> names) {
        Set<String> unknown = new TreeSet<>(names);
        unknown.removeAll(OWN);
        unknown.removeAll(DRIVERS);
        unknown.removeAll(TlsOptions.NAMES);
        if (!unknown.isEmpty()) {
            Set<String> known = new TreeSet<>(DRIVERS);
            known.addAll(Set.of("user", "password", "timeout"));
            known.addAll(TlsOptions.NAMES);
            throw invalid("unknown option " + unknown + " (expected: " + known + ")");
        }
    }

    private static PandanException invalid(String problem) {
        return PandanException.of(ErrorCode.PROJECT_INVALID, "store: " + problem);
    }
}
