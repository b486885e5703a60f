package dev.pandan.mongodb;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoClientException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.store.tls.TlsFailure;
import java.util.Locale;
import java.util.Optional;

/** Says what the driver's exceptions mean. Messages name the server and never a value. */
final class Failures {
    private static final int UNAUTHORIZED = 13;
    private static final int OUT_OF_DISK = 14_031;
    private static final int LOGIN_FAILED = 18;
    private static final int DUPLICATE = 11_000;

    private Failures() {}

    static PandanException translate(Settings settings, Throwable failure) {
        if (failure instanceof PandanException known) {
            return known;
        }
        if (failure instanceof MongoInterruptedException) {
            return PandanException.of(ErrorCode.INTERRUPTED, "interrupted while waiting for MongoDB", failure);
        }
        if (isLogin(failure)) {
            return PandanException.of(
                    ErrorCode.STORE_UNAVAILABLE,
                    "MongoDB at " + server(settings, failure)
                            + " refused the login (expected: user and password of a user"
                            + " of the database that authSource names, admin by default)",
                    failure);
        }
        if (isLookup(failure)) {
            return lookup(settings.place(), failure);
        }
        Optional<String> tls = tls(failure);
        if (tls.isPresent()) {
            return PandanException.of(
                    ErrorCode.STORE_UNAVAILABLE,
                    "MongoDB at " + server(settings, failure) + " cannot be talked to: " + tls.get(),
                    failure);
        }
        if (isOutage(failure)) {
            return PandanException.of(
                    ErrorCode.STORE_UNAVAILABLE,
                    "MongoDB at " + server(settings, failure) + " does not answer (" + name(failure)
                            + "); check that it runs, that its disks are not full, that host and port are right, that tls and replicaSet fit and that"
                            + " a primary is up",
                    failure);
        }
        if (failure instanceof MongoServerException refused) {
            return PandanException.of(
                    ErrorCode.STORE_UNAVAILABLE,
                    "MongoDB at " + server(settings, failure) + " refused: " + reason(refused, settings),
                    failure);
        }
        return PandanException.of(ErrorCode.INTERNAL, "the MongoDB adapter failed (" + name(failure) + ")", failure);
    }

    /** The name of an address {@code mongodb+srv://} does not tell the hosts. */
    static PandanException lookup(String host, Throwable failure) {
        return PandanException.of(
                ErrorCode.STORE_UNAVAILABLE,
                "MongoDB at " + host + ": its servers could not be looked up (expected: SRV records _mongodb._tcp."
                        + host
                        + " of hosts in the same domain, and at most one TXT record of " + host
                        + " with authSource and replicaSet); check the name and this machine's DNS",
                failure);
    }

    private static String reason(MongoServerException refused, Settings settings) {
        return switch (code(refused)) {
            case UNAUTHORIZED ->
                "the user lacks the right for it (expected: readWrite on database '" + settings.database()
                        + "', read on collections of yours)";
            case OUT_OF_DISK -> "its disk is full (expected: some free space)";
            default -> name(refused) + ", code " + code(refused);
        };
    }

    /** Of the first document that was refused, where many were written. */
    private static int code(MongoServerException refused) {
        return refused instanceof MongoBulkWriteException bulk
                        && !bulk.getWriteErrors().isEmpty()
                ? bulk.getWriteErrors().get(0).getCode()
                : refused.getCode();
    }

    /** True if the same request may succeed at once, on another connection or server. */
    static boolean isPassing(Throwable failure) {
        return failure instanceof MongoNotPrimaryException
                || failure instanceof MongoNodeIsRecoveringException
                || (failure instanceof MongoSocketException && !(failure instanceof MongoSocketReadTimeoutException))
                || isDuplicate(failure);
    }

    /** True if the outcome of a write is not known. */
    static boolean isUncertain(Throwable failure) {
        return isOutage(failure) && !(failure instanceof MongoTimeoutException);
    }

    /** Two upserts of one new document may collide: the second finds it when it is repeated. */
    static boolean isDuplicate(Throwable failure) {
        return failure instanceof MongoBulkWriteException bulk
                ? !bulk.getWriteErrors().isEmpty()
                        && bulk.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE)
                : failure instanceof MongoException known && known.getCode() == DUPLICATE;
    }

    private static boolean isLogin(Throwable failure) {
        return failure instanceof MongoSecurityException
                || (failure instanceof MongoException known && known.getCode() == LOGIN_FAILED)
                || (failure instanceof MongoTimeoutException
                        && String.valueOf(failure.getMessage()).contains("MongoSecurityException"));
    }

    private static Optional<String> tls(Throwable failure) {
        return failure instanceof MongoTimeoutException || failure instanceof MongoSocketException
                ? TlsFailure.OF_OPTIONS.reason(TlsFailure.text(failure))
                : Optional.empty();
    }

    private static boolean isLookup(Throwable failure) {
        return failure instanceof MongoTimeoutException
                && String.valueOf(failure.getMessage()).contains("srvResolutionException=");
    }

    private static boolean isOutage(Throwable failure) {
        return failure instanceof MongoSocketException
                || failure instanceof MongoTimeoutException
                || failure instanceof MongoNotPrimaryException
                || failure instanceof MongoNodeIsRecoveringException
                || failure instanceof MongoWriteConcernException
                || (failure instanceof MongoBulkWriteException bulk && bulk.getWriteConcernError() != null)
                || failure instanceof MongoClientException
                || failure instanceof IllegalStateException;
    }

    private static String server(Settings settings, Throwable failure) {
        if (failure instanceof MongoServerException answer && answer.getServerAddress() != null) {
            return answer.getServerAddress().toString();
        }
        return failure instanceof MongoSocketException socket
                ? socket.getServerAddress().toString()
                : settings.place();
    }

    /** {@code MongoSocketOpenException} becomes {@code socket open}. */
    private static String name(Throwable failure) {
        return failure.getClass()
                .getSimpleName()
                .replaceAll("^Mongo|Exception$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }
}
