package dev.pandan.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.config.ProgrammaticDriverConfigLoaderBuilder;
import com.datastax.oss.driver.api.core.loadbalancing.NodeDistance;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.ssl.ProgrammaticSslEngineFactory;
import com.datastax.oss.driver.api.core.ssl.SslEngineFactory;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.store.tls.TlsOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Opens the driver's session, tuned for a process that shares its cores with everything else. */
final class Sessions {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private Sessions() {}

    static CqlSession open(Settings settings) {
        CqlSessionBuilder builder =
                CqlSession.builder().withConfigLoader(configuration(settings)).addContactPoints(settings.hosts());
        settings.user().ifPresent(user -> builder.withAuthCredentials(user, settings.password()));
        settings.tls().ifPresent(tls -> builder.withSslEngineFactory(encryption(tls)));
        CqlSession session;
        try {
            session = builder.build();
        } catch (RuntimeException failure) {
            throw Failures.unreachable(settings, failure);
        }
        try {
            localDc(session, settings);
            if (session.getMetadata().getNodes().size() > 1) {
                session.setSchemaMetadataEnabled(true);
            }
        } catch (RuntimeException failure) {
            session.close();
            throw Failures.translate(settings, failure);
        }
        return session;
    }

    /** Nodes that the database names are known by their addresses: no name service is asked whose they are. */
    private static SslEngineFactory encryption(TlsOptions tls) {
        return new ProgrammaticSslEngineFactory(tls.context(), null, !tls.allowInvalidHostnames(), false);
    }

    /** The data centre that is talked to. */
    static String localDc(CqlSession session, Settings settings) {
        Optional<String> local = session.getMetadata().getNodes().values().stream()
                .filter(node -> node.getDistance() == NodeDistance.LOCAL && node.getDatacenter() != null)
                .map(Node::getDatacenter)
                .findFirst();
        return local.orElseThrow(() -> PandanException.of(
                ErrorCode.PROJECT_INVALID,
                "store: no node of data centre '" + settings.dc().orElse("") + "' (expected for dc: "
                        + dataCentres(session) + ")"));
    }

    private static String dataCentres(CqlSession session) {
        return session.getMetadata().getNodes().values().stream()
                .map(node -> String.valueOf(node.getDatacenter()))
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
    }

    private static DriverConfigLoader configuration(Settings settings) {
        ProgrammaticDriverConfigLoaderBuilder loader = DriverConfigLoader.programmaticBuilder()
                .withString(DefaultDriverOption.SESSION_NAME, "pandan")
                .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, settings.timeout())
                .withString(
                        DefaultDriverOption.REQUEST_CONSISTENCY,
                        settings.consistency().name())
                .withString(
                        DefaultDriverOption.REQUEST_SERIAL_CONSISTENCY,
                        settings.serialConsistency().name())
                // Conditional statements say that they are not.
                .withBoolean(DefaultDriverOption.REQUEST_DEFAULT_IDEMPOTENCE, true);
        connections(loader, settings);
        metadata(loader, settings);
        settings.dc().ifPresent(dc -> loader.withString(DefaultDriverOption.LOAD_BALANCING_LOCAL_DATACENTER, dc));
        return loader.withString(
                        DefaultDriverOption.LOAD_BALANCING_POLICY_CLASS,
                        settings.dc().isPresent() ? "BasicLoadBalancingPolicy" : "DcInferringLoadBalancingPolicy")
                .build();
    }

    private static void connections(ProgrammaticDriverConfigLoaderBuilder loader, Settings settings) {
        loader.withInt(DefaultDriverOption.CONNECTION_POOL_LOCAL_SIZE, 1)
                .withInt(DefaultDriverOption.NETTY_IO_SIZE, 1)
                .withInt(DefaultDriverOption.NETTY_ADMIN_SIZE, 1)
                .withBoolean(DefaultDriverOption.NETTY_DAEMON, true)
                // What matters is thrown; the driver would write a warning for each attempt to connect again.
                .withBoolean(DefaultDriverOption.CONNECTION_WARN_INIT_ERROR, false)
                // An encrypted connection says farewell, which takes its loop some milliseconds more.
                .withString(DefaultDriverOption.NETTY_IO_SHUTDOWN_UNIT, "MILLISECONDS")
                .withInt(
                        DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD,
                        settings.tls().isPresent() ? 100 : 0)
                .withInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_TIMEOUT, 15_000)
                .withInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, 0)
                .withDuration(DefaultDriverOption.CONNECTION_CONNECT_TIMEOUT, CONNECT_TIMEOUT)
                .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, CONNECT_TIMEOUT)
                .withDuration(DefaultDriverOption.CONNECTION_SET_KEYSPACE_TIMEOUT, CONNECT_TIMEOUT)
                .withDuration(DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, CONNECT_TIMEOUT)
                .withDuration(DefaultDriverOption.RECONNECTION_BASE_DELAY, Duration.ofMillis(200))
                .withDuration(DefaultDriverOption.RECONNECTION_MAX_DELAY, Duration.ofSeconds(2));
    }

    /** The schema is only needed where there are several nodes to choose from. */
    private static void metadata(ProgrammaticDriverConfigLoaderBuilder loader, Settings settings) {
        loader.withBoolean(DefaultDriverOption.METADATA_SCHEMA_ENABLED, false)
                .withStringList(DefaultDriverOption.METADATA_SCHEMA_REFRESHED_KEYSPACES, List.of(settings.keyspace()))
                .withDuration(DefaultDriverOption.METADATA_SCHEMA_REQUEST_TIMEOUT, settings.timeout())
                .withDuration(DefaultDriverOption.CONTROL_CONNECTION_AGREEMENT_TIMEOUT, Duration.ofSeconds(30))
                .withBoolean(DefaultDriverOption.CONTROL_CONNECTION_AGREEMENT_WARN, false);
    }
}
