package dev.pandan.spec.error;

/** Who can mend an error. */
public enum ErrorKind {
    /** The caller: the input is wrong. */
    USER,
    /** The operator of this machine: a file, port, runtime or limit. */
    RESOURCE,
    /** The operator of another system: the database, another process. */
    EXTERNAL,
    /** The authors of Pandan. */
    INTERNAL
}
