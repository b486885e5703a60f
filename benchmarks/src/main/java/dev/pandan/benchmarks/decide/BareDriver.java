package dev.pandan.benchmarks.decide;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the promises of the live path and does nothing else: it looks whether ids are known, appends a group to the journal, writes the group's rows, acknowledges. Order,
 * grouping and pipelining are those of the live path; what is stored is ready made. {@link #submit} from any thread, everything else on one.
 */
final class BareDriver implements AutoCloseable {
    private static final int MAX_READING = 4;
    private static final int MAX_GROUP = 256;
    private static final int MAX_WRITING = 4;

    private final BareStore store;
    private final ConcurrentLinkedQueue<Pending> inbox = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean drainPosted = new AtomicBoolean();
    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::loop, "bare-driver");
    private final Deque<Group> reading = new ArrayDeque<>();
    private final Deque<Group> writing = new ArrayDeque<>();
    private List<Pending> open = new ArrayList<>();
    private boolean journaling;
    private long nextArrival;
    private volatile boolean stopped;

    BareDriver(BareStore store) {
        this.store = store;
        thread.setDaemon(true);
        thread.start();
    }

    private record Pending(BareEvent event, CompletableFuture<Boolean> answer) {}

    private static final class Group {
        final List<Pending> events;
        long firstArrival;
        boolean ready;

        Group(List<Pending> events) {
            this.events = events;
        }

        List<BareEvent> bare() {
            return events.stream().map(Pending::event).toList();
        }
    }

    /** Completes with true once the event is durable, or fails. */
    CompletableFuture<Boolean> submit(BareEvent event) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        inbox.add(new Pending(event, answer));
        if (drainPosted.compareAndSet(false, true)) {
            tasks.add(this::drain);
        }
        return answer;
    }

    private void loop() {
        while (!stopped) {
            try {
                tasks.take().run();
            } catch (InterruptedException e) {
                stopped = true;
            }
        }
    }

    private void drain() {
        drainPosted.set(false);
        while (reading.size() < MAX_READING && !inbox.isEmpty()) {
            List<Pending> taken = new ArrayList<>();
            for (Pending next = inbox.poll(); next != null; next = taken.size() < MAX_GROUP ? inbox.poll() : null) {
                taken.add(next);
            }
            Group group = new Group(taken);
            reading.addLast(group);
            send(store.anyKnown(group.bare()), group, known -> read(group, known));
        }
    }

    private void read(Group group, boolean known) {
        if (known) {
            fail(group, new IllegalStateException("an id of the benchmark is known already"));
            return;
        }
        group.ready = true;
        while (!reading.isEmpty() && reading.getFirst().ready) {
            open.addAll(reading.removeFirst().events);
        }
        flush();
        if (!inbox.isEmpty() && drainPosted.compareAndSet(false, true)) {
            tasks.add(this::drain);
        }
    }

    private void flush() {
        if (open.isEmpty() || journaling || writing.size() >= MAX_WRITING) {
            return;
        }
        Group group = new Group(open.size() <= MAX_GROUP ? open : List.copyOf(open.subList(0, MAX_GROUP)));
        open = new ArrayList<>(open.subList(group.events.size(), open.size()));
        group.firstArrival = nextArrival;
        nextArrival += group.events.size();
        journaling = true;
        send(store.journal(group.firstArrival, group.bare()), group, done -> journaled(group));
    }

    private void journaled(Group group) {
        journaling = false;
        writing.addLast(group);
        flush();
        send(store.rows(group.firstArrival, group.bare()), group, done -> written(group));
    }

    private void written(Group group) {
        group.ready = true;
        while (!writing.isEmpty() && writing.getFirst().ready) {
            writing.removeFirst().events.forEach(event -> event.answer().complete(true));
        }
        flush();
    }

    private <T> void send(CompletableFuture<T> request, Group group, Consumer<T> next) {
        var unused = request.whenComplete((done, failure) -> tasks.add(() -> goOn(done, group, next, failure)));
    }

    private static <T> void goOn(T done, Group group, Consumer<T> next, @Nullable Throwable failure) {
        if (failure == null) {
            next.accept(done);
        } else {
            fail(group, failure);
        }
    }

    private static void fail(Group group, Throwable failure) {
        group.events.forEach(event -> event.answer().completeExceptionally(failure));
    }

    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
    }
}
