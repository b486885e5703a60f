package dev.pandan.live.capture;

import dev.pandan.live.LiveOptions;
import dev.pandan.live.LiveProject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The captures of a project, each on a thread of its own, while it is open. To be closed before the project is. */
public final class Captures implements AutoCloseable {
    private final List<StreamCapture> captures = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    private Captures() {}

    /**
     * Begins to follow the tables of all streams that say {@code capture}.
     *
     * @param options those that the project was opened with
     * @param notices told what a person should know; on any thread
     */
    public static Captures start(LiveProject live, LiveOptions options, Consumer<String> notices) {
        Captures all = new Captures();
        live.program().project().streams().values().stream()
                .filter(stream -> stream.capture().isPresent())
                .forEach(stream -> {
                    CaptureCounts counts = new CaptureCounts(
                            options.clock(), metrics -> live.captured(stream.name(), metrics), notices);
                    StreamCapture capture = new StreamCapture(live, options, stream, counts);
                    Thread thread = new Thread(capture, "pandan-capture-" + stream.name());
                    thread.setDaemon(true);
                    all.captures.add(capture);
                    all.threads.add(thread);
                });
        all.threads.forEach(Thread::start);
        return all;
    }

    /** Waits for what is under way. */
    @Override
    public void close() {
        captures.forEach(StreamCapture::stop);
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            threads.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
        }
    }
}
