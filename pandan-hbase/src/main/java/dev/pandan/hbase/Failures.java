package dev.pandan.hbase;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.store.async.Futures;
import dev.pandan.store.tls.TlsFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.auth.login.LoginException;
import org.apache.hadoop.hbase.NamespaceNotFoundException;
import org.apache.hadoop.hbase.TableNotEnabledException;
import org.apache.hadoop.hbase.TableNotFoundException;
import org.apache.hadoop.hbase.regionserver.NoSuchColumnFamilyException;
import org.apache.hadoop.hbase.security.AccessDeniedException;
import org.apache.hadoop.hbase.shaded.org.apache.zookeeper.KeeperException;
import org.jspecify.annotations.Nullable;

/** Says what the client's exceptions mean. Messages name server and region and never a value: those of the client itself hold row keys. */
final class Failures {
    private static final Pattern SERVER =
            Pattern.compile("(?:address=|server |hostname=)([A-Za-z0-9._-]+)[:/,]([0-9.]+:)?([0-9]{1,5})");
    private static final Pattern REGION = Pattern.compile("\\.([0-9a-f]{32})\\.");

    private static final TlsFailure TLS = new TlsFailure(
            "hbase.rpc.tls.truststore.location",
            "hbase.rpc.tls.keystore.location",
            "hbase.client.netty.tls.verify.server.hostname=false");

    private Failures() {}

    /** A future that fails with a {@link PandanException} itself, not wrapped. */
    static <T> CompletableFuture<T> translated(Settings settings, CompletionStage<T> stage) {
        return Futures.translated(stage, failure -> translate(settings, failure));
    }

    /** Runs an operation; what it throws at once becomes a failed future too. */
    static <T> CompletableFuture<T> guarded(Settings settings, Supplier<? extends CompletionStage<T>> operation) {
        return translated(settings, Futures.of(operation));
    }

    /** Waits; for the few operations that are not asynchronous. */
    static <T> T await(Settings settings, CompletionStage<T> stage) {
        return await(settings, stage, Duration.ofHours(1));
    }

    static <T> T await(Settings settings, CompletionStage<T> stage, Duration patience) {
        try {
            return stage.toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw PandanException.of(ErrorCode.INTERRUPTED, "interrupted while waiting for HBase", interrupted);
        } catch (ExecutionException | TimeoutException failure) {
            throw translate(settings, failure);
        }
    }

    static PandanException translate(Settings settings, Throwable thrown) {
        Throwable failure = unwrapped(thrown);
        if (failure instanceof PandanException known) {
            return known;
        }
        if (isMissing(failure)) {
            return PandanException.of(
                    ErrorCode.NOT_FOUND,
                    "HBase refused a request to namespace '" + settings.namespace() + "' (" + name(failure)
                            + "; expected: the project's tables, made by a first load or serve, or by this version of the program)",
                    failure);
        }
        AccessDeniedException denied = cause(failure, AccessDeniedException.class);
        if (denied != null) {
            return PandanException.of(
                    ErrorCode.STORE_UNAVAILABLE,
                    "HBase at " + place(settings, failure)
                            + " refused: the user lacks the right for it (expected: read, write and create in namespace '"
                            + settings.namespace() + "')",
                    failure);
        }
        if (isReadOnly(failure)) {
            return PandanException.of(
                    ErrorCode.STORE_UNAVAILABLE,
                    "HBase at " + place(settings, failure) + " refused: a table of namespace '" + settings.namespace()
                            + "' is read-only (expected: writable; in HBase's shell: alter 'TABLE', READONLY => false)",
                    failure);
        }
        LoginException login = cause(failure, LoginException.class);
        if (login != null) {
            return PandanException.of(
                    ErrorCode.STORE_UNAVAILABLE,
                    "the login to Kerberos failed: " + login.getMessage()
                            + " (expected: hbase.client.keytab.file and hbase.client.keytab.principal of the same user, a key distribution"
                            + " centre that the realm of krb5.conf names and that answers, and clocks that agree)",
                    failure);
        }
        Optional<String> tls = TLS.reason(TlsFailure.text(failure));
        if (tls.isPresent()) {
            return PandanException.of(
                    ErrorCode.STORE_UNAVAILABLE,
                    "HBase at " + place(settings, failure) + " cannot be talked to: " + tls.get(),
                    failure);
        }
        if (isOutage(failure)) {
            return PandanException.of(
                    ErrorCode.STORE_UNAVAILABLE,
                    "HBase at " + place(settings, failure) + " does not answer (" + name(root(failure))
                            + "); check that ZooKeeper, the master and the region servers run, that their disks are not full and that host and port are right",
                    failure);
        }
        return PandanException.of(ErrorCode.INTERNAL, "the HBase adapter failed (" + name(failure) + ")", failure);
    }

    /** True if the outcome of a write is not known. */
    static boolean isUncertain(Throwable thrown) {
        Throwable failure = unwrapped(thrown);
        return isOutage(failure) && !isMissing(failure);
    }

    private static boolean isMissing(Throwable failure) {
        return cause(failure, TableNotFoundException.class) != null
                || cause(failure, NamespaceNotFoundException.class) != null
                || cause(failure, TableNotEnabledException.class) != null
                || cause(failure, NoSuchColumnFamilyException.class) != null;
    }

    /** HBase has no exception of its own for it. */
    private static boolean isReadOnly(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("region is read only")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutage(Throwable failure) {
        return failure instanceof IOException
                || failure instanceof TimeoutException
                || failure instanceof KeeperException
                || failure instanceof IllegalStateException;
    }

    /** The server and the region, where the client names them. */
    private static String place(Settings settings, Throwable failure) {
        String server = "";
        String region = "";
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            Matcher serverName = SERVER.matcher(message);
            Matcher regionName = REGION.matcher(message);
            server = serverName.find() ? serverName.group(1) + ":" + serverName.group(3) : server;
            region = regionName.find() ? ", region " + regionName.group(1) : region;
        }
        return server.isEmpty() ? settings.place() + region : server + region;
    }

    static Throwable unwrapped(Throwable thrown) {
        Throwable failure = thrown;
        while ((failure instanceof CompletionException || failure instanceof ExecutionException)
                && failure.getCause() != null) {
            failure = failure.getCause();
        }
        return failure;
    }

    private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /** {@code CallTimeoutException} becomes {@code call timeout}. */
    private static String name(Throwable failure) {
        return failure.getClass()
                .getSimpleName()
                .replaceAll("Exception$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }
}
