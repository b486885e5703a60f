package dev.pandan.server.feed;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpObject;
import com.linecorp.armeria.common.HttpRequestWriter;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.ResponseHeaders;
import dev.pandan.server.line.LineOutlet;
import dev.pandan.server.line.LineSplitter;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import io.netty.channel.EventLoop;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** One request of a feed: lines go out on the caller's thread, answers come in on the event loop. */
final class FeedCall implements Subscriber<HttpObject> {
    private static final int MAX_LINE_BYTES = 16 * 1024 * 1024;

    private final HttpRequestWriter request;
    private final int inFlight;
    private final AnswerHandler answers;
    private final EventLoop loop;
    private final LineOutlet outlet;
    private final Semaphore permits;
    private final long[] sentNanos;
    private final LineSplitter splitter = new LineSplitter(MAX_LINE_BYTES);
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private @Nullable Subscription input;
    private @Nullable HttpStatus status;
    private final StringBuilder refusal = new StringBuilder();
    private volatile long answered;
    private long sent;

    FeedCall(HttpRequestWriter request, int inFlight, AnswerHandler answers, EventLoop loop) {
        this.request = request;
        this.inFlight = inFlight;
        this.answers = answers;
        this.loop = loop;
        this.outlet = new LineOutlet(request, loop, () -> {});
        this.permits = new Semaphore(inFlight);
        this.sentNanos = new long[inFlight];
    }

    EventLoop loop() {
        return loop;
    }

    /** Sends on the caller's thread. */
    long run(Iterator<byte[]> lines) {
        try {
            while (lines.hasNext() && !ended.isDone()) {
                send(lines.next());
            }
            outlet.close();
            ended.get();
        } catch (InterruptedException e) {
            request.abort();
            Thread.currentThread().interrupt();
            throw PandanException.of(ErrorCode.INTERRUPTED, "sending events was interrupted " + progress(), e);
        } catch (ExecutionException e) {
            request.abort();
            throw failure(e.getCause());
        } catch (RuntimeException e) {
            request.abort();
            throw e;
        }
        return complete(lines.hasNext());
    }

    private void send(byte[] line) throws InterruptedException {
        permits.acquire();
        sentNanos[(int) (sent % inFlight)] = System.nanoTime();
        sent++;
        outlet.write(line, 0, line.length);
        outlet.write('\n');
        outlet.flush();
    }

    /**
     * @param unsent whether there were more events to send
     */
    private long complete(boolean unsent) {
        if (status == null || status.code() != HttpStatus.OK.code()) {
            throw PandanException.of(
                    ErrorCode.INTERRUPTED, "the server refused the events with status " + status + ": " + refusal);
        }
        if (answered < sent || unsent) {
            throw PandanException.of(ErrorCode.INTERRUPTED, "the server ended the answers " + progress());
        }
        return answered;
    }

    private RuntimeException failure(@Nullable Throwable cause) {
        return cause instanceof PandanException exception
                ? exception
                : PandanException.of(
                        ErrorCode.INTERRUPTED,
                        "the connection to the server failed " + progress() + " (is it running at this address?)",
                        cause);
    }

    private String progress() {
        return "after " + answered + " answers to " + sent + " events; sending the rest again is safe";
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        input = subscription;
        subscription.request(1);
    }

    @Override
    public void onNext(HttpObject part) {
        if (part instanceof ResponseHeaders headers && !headers.status().isInformational()) {
            status = headers.status();
        } else if (part instanceof HttpData data && !data.isEmpty()) {
            receive(data);
        }
        if (input != null) {
            input.request(1);
        }
    }

    private void receive(HttpData data) {
        if (status == null || status.code() != HttpStatus.OK.code()) {
            refusal.append(data.toStringUtf8());
            return;
        }
        splitter.feed(data.array());
        try {
            while (splitter.next() == LineSplitter.Found.LINE) {
                deliver();
            }
        } catch (RuntimeException e) {
            end(e);
            request.abort();
        }
    }

    private void deliver() {
        long line = answered + 1;
        long nanos = System.nanoTime() - sentNanos[(int) (answered % inFlight)];
        int from = splitter.offset();
        byte[] json = Arrays.copyOfRange(splitter.bytes(), from, from + splitter.length());
        answered = line;
        permits.release();
        answers.answer(line, json, nanos / 1_000);
    }

    @Override
    public void onComplete() {
        end(null);
    }

    @Override
    public void onError(Throwable cause) {
        end(cause);
    }

    private void end(@Nullable Throwable cause) {
        boolean first = cause == null ? ended.complete(null) : ended.completeExceptionally(cause);
        if (first) {
            // Whoever waits for room has to see the end.
            permits.release(inFlight + 1);
        }
    }
}
