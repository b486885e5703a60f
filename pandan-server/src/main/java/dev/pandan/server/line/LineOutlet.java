package dev.pandan.server.line;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpObject;
import com.linecorp.armeria.common.stream.StreamWriter;
import io.netty.channel.EventLoop;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Sends bytes with one write under way at a time; what is written meanwhile is gathered into the next. So few lines go at once, and many go in large pieces.
 * Thread-safe. The writer has to look at {@link #full()}: nothing is refused or dropped.
 */
public final class LineOutlet extends OutputStream {
    private static final int FULL_BYTES = 64 * 1024;

    private final StreamWriter<HttpObject> writer;
    private final EventLoop loop;
    private final Runnable sent;

    private ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private boolean underWay;
    private boolean closing;

    /**
     * @param sent called on the event loop whenever a write was taken over by the network
     */
    public LineOutlet(StreamWriter<HttpObject> writer, EventLoop loop, Runnable sent) {
        this.writer = writer;
        this.loop = loop;
        this.sent = sent;
    }

    /** Whether so much is gathered that the reader seems to be slow. */
    public synchronized boolean full() {
        return gathered.size() >= FULL_BYTES;
    }

    @Override
    public synchronized void write(int b) {
        gathered.write(b);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        gathered.write(bytes, offset, length);
    }

    /** Sends what is gathered, now or once the write under way has ended. */
    @Override
    public void flush() {
        HttpData data = take();
        if (data == null) {
            return;
        }
        if (writer.tryWrite(data)) {
            var unused = writer.whenConsumed().thenRunAsync(this::consumed, loop);
        }
    }

    /** Ends the stream after what is gathered. */
    @Override
    public void close() {
        synchronized (this) {
            closing = true;
        }
        flush();
        closeIfSent();
    }

    private void consumed() {
        synchronized (this) {
            underWay = false;
        }
        flush();
        closeIfSent();
        sent.run();
    }

    private synchronized @Nullable HttpData take() {
        if (underWay || gathered.size() == 0) {
            return null;
        }
        underWay = true;
        HttpData data = HttpData.wrap(gathered.toByteArray());
        gathered = new ByteArrayOutputStream(Math.min(data.length(), FULL_BYTES));
        return data;
    }

    private void closeIfSent() {
        boolean end;
        synchronized (this) {
            end = closing && !underWay && gathered.size() == 0;
        }
        if (end) {
            writer.close();
        }
    }
}
