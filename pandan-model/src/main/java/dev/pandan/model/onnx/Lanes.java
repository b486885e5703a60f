package dev.pandan.model.onnx;

import ai.onnxruntime.OrtException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** Lanes that are free; as many as there were calls at the same time. Thread-safe. */
final class Lanes implements AutoCloseable {
    private final Queue<Lane> free = new ConcurrentLinkedQueue<>();
    private final Supplier<Lane> fresh;
    private volatile boolean closed;

    Lanes(Supplier<Lane> fresh) {
        this.fresh = fresh;
    }

    /** What a call of the runtime does. */
    interface Call {
        void on(Lane lane) throws OrtException;
    }

    void run(Call call) throws OrtException {
        Lane lane = free.poll();
        if (lane == null) {
            lane = fresh.get();
        }
        try {
            call.on(lane);
        } finally {
            free.add(lane);
            if (closed) {
                close();
            }
        }
    }

    /** What is not free now is closed when its call ends. */
    @Override
    public void close() {
        closed = true;
        for (Lane lane = free.poll(); lane != null; lane = free.poll()) {
            lane.close();
        }
    }
}
