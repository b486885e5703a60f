package dev.pandan.spec.error;

/**
 * Stable names of everything that can go wrong, with the one mapping to process exit status and HTTP status.
 *
 * <p>Names are part of the public interface: they appear in problem documents and in {@code --json} output and never change their meaning.
 */
public enum ErrorCode {
    /** The project file has problems; each is reported with line and column. */
    PROJECT_INVALID(ErrorKind.USER, 2, 422),
    /** A Spark SQL expression does not parse, analyse or compile. */
    EXPRESSION_INVALID(ErrorKind.USER, 2, 422),
    /** The command line is wrong. */
    USAGE(ErrorKind.USER, 2, 400),
    /** An event or row does not fit its stream's or table's declaration. */
    EVENT_INVALID(ErrorKind.USER, 3, 400),
    /** An event id was seen before with other content. */
    EVENT_CONFLICT(ErrorKind.USER, 3, 409),
    /** A named thing (decision, event, model, stream, route) does not exist. */
    NOT_FOUND(ErrorKind.USER, 4, 404),
    /** What is stored was made by another version of the project, the features or the program. */
    MISMATCH(ErrorKind.USER, 5, 409),
    /** Training or evaluation cannot produce a model from this data. */
    TRAINING_FAILED(ErrorKind.USER, 6, 422),
    /** Features recomputed offline differ from those logged online. */
    PARITY_FAILED(ErrorKind.USER, 7, 500),
    /** A bundle's metrics do not satisfy the {@code promote_if} of its decision. */
    GATE_CLOSED(ErrorKind.USER, 8, 409),
    /** The database cannot be reached or answers with errors; the request may be retried. */
    STORE_UNAVAILABLE(ErrorKind.EXTERNAL, 10, 503),
    /** Another process holds the writer lease of the project. */
    LEASE_HELD(ErrorKind.EXTERNAL, 11, 503),
    /** More requests are in flight than are admitted; retry later. */
    OVERLOADED(ErrorKind.RESOURCE, 12, 429),
    /** A network port is in use. */
    PORT_TAKEN(ErrorKind.RESOURCE, 13, 500),
    /** A file or folder cannot be read or written, or the disk is full. */
    FILE_UNUSABLE(ErrorKind.RESOURCE, 14, 500),
    /** The Java runtime or another tool is missing or of the wrong version. */
    WRONG_RUNTIME(ErrorKind.RESOURCE, 15, 500),
    /** Spark's master cannot be reached, or its executors cannot work. */
    SPARK_UNAVAILABLE(ErrorKind.EXTERNAL, 16, 503),
    /** Ended by the user (Ctrl-C). */
    INTERRUPTED(ErrorKind.EXTERNAL, 130, 503),
    /** A defect in Pandan. */
    INTERNAL(ErrorKind.INTERNAL, 70, 500);

    private final ErrorKind kind;
    private final int exitStatus;
    private final int httpStatus;

    ErrorCode(ErrorKind kind, int exitStatus, int httpStatus) {
        this.kind = kind;
        this.exitStatus = exitStatus;
        this.httpStatus = httpStatus;
    }

    public ErrorKind kind() {
        return kind;
    }

    /** Exit status of a verb that ends with this error; never 0. */
    public int exitStatus() {
        return exitStatus;
    }

    public int httpStatus() {
        return httpStatus;
    }
}
