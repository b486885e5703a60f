package dev.pandan.sandbox.child;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/** Files without checksums. */
final class CarefulRawFiles extends RawLocalFileSystem {
    @Override
    protected OutputStream createOutputStream(Path file, boolean append) throws IOException {
        return new CarefulStream(super.createOutputStream(file, append));
    }

    @Override
    protected OutputStream createOutputStreamWithMode(Path file, boolean append, FsPermission permission)
            throws IOException {
        return new CarefulStream(super.createOutputStreamWithMode(file, append, permission));
    }
}
