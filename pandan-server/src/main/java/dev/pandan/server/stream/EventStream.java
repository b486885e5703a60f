package dev.pandan.server.stream;

import com.fasterxml.jackson.core.JsonGenerator;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpObject;
import com.linecorp.armeria.common.HttpResponseWriter;
import dev.pandan.server.json.JsonContent;
import dev.pandan.server.json.JsonText;
import dev.pandan.server.line.LineOutlet;
import dev.pandan.server.line.LineSplitter;
import dev.pandan.server.problem.Problems;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * One request of lines and its answer of as many lines in the same order. Reads no further while {@code window} lines are without an answer or the reader of the answers
 * is slow, so that memory is bounded whatever the client does. Everything happens on one event loop.
 */
final class EventStream implements Subscriber<HttpObject> {
    private static final int RETRY_MILLIS = 5;

    private final LineHandler handler;
    private final HttpResponseWriter response;
    private final EventLoop loop;
    private final int window;
    private final int maxLineBytes;
    private final LineSplitter lines;
    private final LineOutlet outlet;
    private final ArrayDeque<Pending> pending = new ArrayDeque<>();
    private final AtomicBoolean woken = new AtomicBoolean();

    private @Nullable Subscription input;
    private boolean held;
    private boolean asked;
    private boolean inputEnded;
    private boolean linesEnded;
    private boolean stopping;
    private boolean finished;

    EventStream(LineHandler handler, HttpResponseWriter response, EventLoop loop, StreamLimits limits) {
        this.handler = handler;
        this.response = response;
        this.loop = loop;
        this.window = limits.window();
        this.maxLineBytes = limits.maxLineBytes();
        this.lines = new LineSplitter(maxLineBytes);
        this.outlet = new LineOutlet(response, loop, this::work);
    }

    /** Answers what was read, reads no more, and ends. From any thread. */
    void stop() {
        loop.execute(() -> {
            stopping = true;
            work();
        });
    }

    /** The answer can no longer be sent. From any thread. */
    void abandon() {
        loop.execute(() -> {
            finished = true;
            pending.clear();
            if (input != null) {
                input.cancel();
            }
        });
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        input = subscription;
        work();
    }

    @Override
    public void onNext(HttpObject part) {
        asked = false;
        if (part instanceof HttpData data && !data.isEmpty() && !stopping) {
            lines.feed(data.array());
        }
        work();
    }

    @Override
    public void onComplete() {
        inputEnded = true;
        work();
    }

    /** The request was cut off: an unfinished line is no line, and nobody waits for answers. */
    @Override
    public void onError(Throwable cause) {
        finished = true;
        pending.clear();
        response.close(cause);
    }

    private void work() {
        boolean progress = true;
        while (!finished && progress) {
            // Answers make room for lines, and lines may be answered at once.
            boolean answered = answer();
            progress = read() || answered;
        }
        finish();
    }

    private boolean read() {
        boolean progress = false;
        while (mayRead() && (!held || handle())) {
            switch (inputEnded ? nextOrLast() : lines.next()) {
                case LINE -> held = true;
                case TOO_LONG -> pending.add(new Pending(lines.line(), tooLong()));
                case NOTHING -> {
                    ask();
                    return progress;
                }
            }
            progress = true;
        }
        return progress;
    }

    private boolean mayRead() {
        return !finished && !stopping && (held || !linesEnded) && pending.size() < window && !outlet.full();
    }

    private LineSplitter.Found nextOrLast() {
        LineSplitter.Found found = lines.next();
        if (found != LineSplitter.Found.NOTHING) {
            return found;
        }
        linesEnded = true;
        return lines.last();
    }

    private void ask() {
        if (!asked && !inputEnded && input != null) {
            asked = true;
            input.request(1);
        }
    }

    /** Hands the line found last to the handler. False: it has no room, the line stays. */
    private boolean handle() {
        CompletableFuture<? extends JsonContent> answer = handler.handle(lines.bytes(), lines.offset(), lines.length());
        if (answer == null) {
            if (pending.isEmpty()) {
                var unused = loop.schedule(this::wake, RETRY_MILLIS, TimeUnit.MILLISECONDS);
            }
            return false;
        }
        held = false;
        pending.add(new Pending(lines.line(), answer));
        if (!answer.isDone()) {
            var unused = answer.whenComplete((value, error) -> wake());
        }
        return true;
    }

    private CompletableFuture<JsonContent> tooLong() {
        return CompletableFuture.failedFuture(PandanException.of(
                ErrorCode.EVENT_INVALID, "the line is too long (expected: at most " + maxLineBytes + " bytes)"));
    }

    private void wake() {
        if (woken.compareAndSet(false, true)) {
            loop.execute(() -> {
                woken.set(false);
                work();
            });
        }
    }

    private boolean answer() {
        boolean progress = false;
        while (!outlet.full() && !pending.isEmpty() && pending.peek().answer().isDone()) {
            write(pending.remove());
            progress = true;
        }
        outlet.flush();
        return progress;
    }

    private void write(Pending next) {
        try (JsonGenerator generator = JsonText.to(outlet)) {
            if (next.answer().isCompletedExceptionally()) {
                Problems.of(next.answer()).write(generator, next.line());
            } else {
                next.answer().join().write(generator);
            }
            generator.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void finish() {
        if (finished || !pending.isEmpty() || outlet.full() || !(stopping || (linesEnded && !held))) {
            return;
        }
        finished = true;
        if (held || !linesEnded) {
            write(new Pending(lines.line() + (held ? 0 : 1), stopped()));
        }
        outlet.close();
        if (!inputEnded && input != null) {
            input.cancel();
        }
    }

    private static CompletableFuture<JsonContent> stopped() {
        return CompletableFuture.failedFuture(PandanException.of(
                ErrorCode.INTERRUPTED,
                "the server is stopping: neither this line nor any after it was read; send them again later"));
    }

    private record Pending(long line, CompletableFuture<? extends JsonContent> answer) {}
}
