package dev.pandan.sandbox.child;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.StreamCapabilities;
import org.apache.hadoop.fs.Syncable;

/** Fails with an {@code IOException} where the stream within fails with an error. */
final class CarefulStream extends OutputStream implements Syncable, StreamCapabilities {
    private final OutputStream within;

    CarefulStream(OutputStream within) {
        this.within = within;
    }

    private interface Write {
        void run() throws IOException;
    }

    private static void careful(Write write) throws IOException {
        try {
            write.run();
        } catch (FSError failed) {
            throw new IOException(failed.getMessage(), failed);
        }
    }

    @Override
    public void write(int value) throws IOException {
        careful(() -> within.write(value));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        careful(() -> within.write(bytes, offset, length));
    }

    @Override
    public void flush() throws IOException {
        careful(within::flush);
    }

    @Override
    public void hflush() throws IOException {
        careful(within instanceof Syncable syncable ? syncable::hflush : within::flush);
    }

    @Override
    public void hsync() throws IOException {
        careful(within instanceof Syncable syncable ? syncable::hsync : within::flush);
    }

    @Override
    public boolean hasCapability(String capability) {
        return within instanceof StreamCapabilities capable && capable.hasCapability(capability);
    }

    @Override
    public void close() throws IOException {
        careful(within::close);
    }
}
