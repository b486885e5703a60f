package dev.pandan.sandbox.child;

import org.apache.hadoop.fs.LocalFileSystem;

/**
 * Hadoop's local file system for an HBase in a child process, where what cannot be written fails with an {@code IOException}. Hadoop's own throws an error instead, which
 * HBase's write-ahead log passes over: on a full disk it would acknowledge what it has not written.
 */
public final class CarefulFiles extends LocalFileSystem {
    public CarefulFiles() {
        super(new CarefulRawFiles());
    }
}
