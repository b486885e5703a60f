package dev.pandan.sandbox;

import dev.pandan.sandbox.child.ChildMain;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Turns the end of a child's log into one message that names the cause and the way out. */
final class FailureCause {
    private static final int TAIL_BYTES = 64 * 1024;
    private static final int LONGEST_LINE = 300;

    private record Sign(String text, ErrorCode code, String wayOut) {}

    private static final List<Sign> SIGNS = List.of(
            new Sign("Address already in use", ErrorCode.PORT_TAKEN, "choose another port or stop who listens there"),
            new Sign(
                    "is in use by another process",
                    ErrorCode.PORT_TAKEN,
                    "choose another port or stop who listens there"),
            new Sign("No space left on device", ErrorCode.FILE_UNUSABLE, "free some disk space"),
            new Sign("Insufficient disk space", ErrorCode.FILE_UNUSABLE, "free some disk space"),
            new Sign("Permission denied", ErrorCode.FILE_UNUSABLE, "make the data folder writable"),
            new Sign("AccessDeniedException", ErrorCode.FILE_UNUSABLE, "make the data folder writable"),
            new Sign("UnsupportedClassVersionError", ErrorCode.WRONG_RUNTIME, "use a Java 17"),
            new Sign("Security Manager is deprecated", ErrorCode.WRONG_RUNTIME, "use a Java 17"),
            new Sign("Unrecognized VM option", ErrorCode.WRONG_RUNTIME, "use a Java 17"),
            new Sign("Could not reserve enough space", ErrorCode.WRONG_RUNTIME, "give the server a smaller heap"),
            new Sign("OutOfMemoryError", ErrorCode.WRONG_RUNTIME, "give the server a larger heap"),
            new Sign("CommitLogReplayException", ErrorCode.FILE_UNUSABLE, "restore the data folder from a copy"));

    private FailureCause() {}

    /** For a child that ended with this status before it answered. */
    static PandanException of(ServerFolder folder, int exitStatus) {
        if (exitStatus == ChildMain.FOLDER_IN_USE) {
            return folder.refusal();
        }
        List<String> lines = tail(folder.log());
        for (Sign sign : SIGNS) {
            for (String line : lines) {
                if (line.contains(sign.text())) {
                    return failure(sign.code(), folder, line, sign.wayOut());
                }
            }
        }
        return failure(ErrorCode.STORE_UNAVAILABLE, folder, telling(lines, exitStatus), "see the log");
    }

    /** For a child that lives but did not answer in time. */
    static PandanException slow(ServerFolder folder, long seconds) {
        return PandanException.of(
                ErrorCode.STORE_UNAVAILABLE,
                "Cassandra in " + folder.root() + " did not answer within " + seconds
                        + " s; is the machine overloaded? Its log is " + folder.log());
    }

    /** The line of a log that tells why its process ended, for a server of another kind. */
    static String telling(Path log, int exitStatus) {
        return telling(tail(log), exitStatus);
    }

    private static PandanException failure(ErrorCode code, ServerFolder folder, String found, String wayOut) {
        return PandanException.of(
                code,
                "Cassandra in " + folder.root() + " did not start: " + found + "; " + wayOut + " (log: " + folder.log()
                        + ")");
    }

    private static String telling(List<String> lines, int exitStatus) {
        String found = "exit status " + exitStatus;
        for (String line : lines) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (!line.startsWith("\t") && (lower.contains("error") || lower.contains("exception"))) {
                found = line;
            }
        }
        return found.length() > LONGEST_LINE ? found.substring(0, LONGEST_LINE) : found;
    }

    private static List<String> tail(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - TAIL_BYTES);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
