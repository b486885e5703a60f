package dev.pandan.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.NoNodeAvailableException;
import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.servererrors.CoordinatorException;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.datastax.oss.driver.api.core.servererrors.QueryExecutionException;
import com.datastax.oss.driver.api.core.servererrors.QueryValidationException;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.store.async.Futures;
import dev.pandan.store.tls.TlsFailure;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Says what the driver's exceptions mean. Messages name the node and never a value. */
final class Failures {
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
        try {
            return stage.toCompletableFuture().get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw PandanException.of(ErrorCode.INTERRUPTED, "interrupted while waiting for Cassandra", interrupted);
        } catch (ExecutionException failure) {
            throw translate(settings, failure);
        }
    }

    static PandanException translate(Settings settings, Throwable thrown) {
        Throwable failure = unwrapped(thrown);
        if (failure instanceof PandanException known) {
            return known;
        }
        if (failure instanceof InvalidQueryException) {
            return PandanException.of(
                    ErrorCode.NOT_FOUND,
                    "Cassandra refused a statement on keyspace '" + settings.keyspace()
                            + "' (a table or column is missing or of another type; expected: the project's tables, "
                            + "made by a first load or serve, or by this version of the program)",
                    failure);
        }
        if (failure instanceof QueryValidationException) {
            String reason = failure instanceof UnauthorizedException
                    ? "the user lacks the right for it (expected: SELECT and MODIFY on keyspace '"
                            + settings.keyspace()
                            + "', CREATE too until its tables are made, SELECT on tables of yours)"
                    : name(failure);
            return PandanException.of(
                    ErrorCode.STORE_UNAVAILABLE,
                    "Cassandra at " + node(settings, failure) + " refused: " + reason,
                    failure);
        }
        if (isOutage(failure)) {
            return unavailable(settings, failure);
        }
        return PandanException.of(ErrorCode.INTERNAL, "the Cassandra adapter failed (" + name(failure) + ")", failure);
    }

    static PandanException unreachable(Settings settings, Throwable failure) {
        if (causedBy(failure, AuthenticationException.class)) {
            return PandanException.of(
                    ErrorCode.STORE_UNAVAILABLE,
                    "Cassandra at " + settings.place()
                            + " refused the login (expected: options user and password of a role that may log in)",
                    failure);
        }
        return TlsFailure.OF_OPTIONS
                .reason(text(failure))
                .map(reason -> PandanException.of(
                        ErrorCode.STORE_UNAVAILABLE,
                        "Cassandra at " + settings.place() + " cannot be talked to: " + reason,
                        failure))
                .orElseGet(() -> unavailable(settings, failure));
    }

    private static String text(Throwable failure) {
        return failure instanceof AllNodesFailedException all
                ? all.getAllErrors().values().stream()
                        .flatMap(List::stream)
                        .map(TlsFailure::text)
                        .collect(Collectors.joining("\n"))
                : TlsFailure.text(failure);
    }

    /** True if the outcome of a write is not known. */
    static boolean isUncertain(Throwable thrown) {
        return isOutage(unwrapped(thrown)) && !(unwrapped(thrown) instanceof NoNodeAvailableException);
    }

    private static PandanException unavailable(Settings settings, Throwable failure) {
        return PandanException.of(
                ErrorCode.STORE_UNAVAILABLE,
                "Cassandra at " + node(settings, failure) + " does not answer (" + reason(failure)
                        + "); check that it runs, that its disks are not full, that host, port and tls are right and that enough replicas are up",
                failure);
    }

    private static boolean isOutage(Throwable failure) {
        return failure instanceof AllNodesFailedException
                || failure instanceof DriverTimeoutException
                || failure instanceof ClosedConnectionException
                || failure instanceof QueryExecutionException
                || failure instanceof IllegalStateException;
    }

    private static String reason(Throwable failure) {
        if (failure instanceof AllNodesFailedException all) {
            List<String> reasons = all.getAllErrors().values().stream()
                    .flatMap(List::stream)
                    .map(Failures::name)
                    .distinct()
                    .toList();
            return reasons.isEmpty() ? "no node is up" : String.join(", ", reasons);
        }
        return name(failure);
    }

    private static String node(Settings settings, Throwable failure) {
        if (failure instanceof CoordinatorException answer && answer.getCoordinator() != null) {
            SocketAddress address = answer.getCoordinator().getEndPoint().resolve();
            return address instanceof InetSocketAddress inet
                    ? inet.getHostString() + ":" + inet.getPort()
                    : address.toString();
        }
        return settings.place();
    }

    private static boolean causedBy(Throwable failure, Class<? extends Throwable> type) {
        if (failure instanceof AllNodesFailedException all) {
            return all.getAllErrors().values().stream().flatMap(List::stream).anyMatch(type::isInstance);
        }
        return type.isInstance(failure) || (failure.getCause() != null && causedBy(failure.getCause(), type));
    }

    private static Throwable unwrapped(Throwable thrown) {
        Throwable failure = thrown;
        while ((failure instanceof CompletionException || failure instanceof ExecutionException)
                && failure.getCause() != null) {
            failure = failure.getCause();
        }
        return failure;
    }

    /** {@code DriverTimeoutException} becomes {@code driver timeout}. */
    private static String name(Throwable failure) {
        return failure.getClass()
                .getSimpleName()
                .replaceAll("Exception$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }
}
