package dev.pandan.hbase;

import dev.pandan.spec.error.PandanException;
import dev.pandan.store.async.Futures;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.client.AsyncConnection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.security.UserGroupInformation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens and closes connections. */
final class Connections {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Connections() {}

    /** Logs in with the keytab that the properties name, if they name one. */
    static AsyncConnection open(Settings settings) {
        Configuration configuration = settings.configuration();
        if (configuration.get("hadoop.security.authentication", "simple").equalsIgnoreCase("kerberos")) {
            // Hadoop knows one way to log in per process, and would look for it on the class path only.
            UserGroupInformation.setConfiguration(configuration);
        }
        CompletableFuture<AsyncConnection> opening = ConnectionFactory.createAsyncConnection(configuration);
        try {
            return Failures.await(settings, opening, PATIENCE.plus(settings.timeout()));
        } catch (PandanException failure) {
            Futures.onEnd(opening, (late, none) -> {
                if (late != null) {
                    close(late);
                }
            });
            throw failure;
        }
    }

    static void close(AsyncConnection connection) {
        try {
            connection.close();
        } catch (IOException ended) {
            LOG.debug("the connection to HBase did not close in good order", ended);
        }
    }
}
