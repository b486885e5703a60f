package dev.pandan.live;

import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.live.cache.HotKeys;
import dev.pandan.live.cache.TableKey;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes tiles of hot keys on a thread of its own, one key after the other, as the holder of the lease. Asked for on the loop. What fails is left undone: tiles only hasten
 * reading.
 */
final class Sealer implements HotKeys, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
    private static final int MOST_WAITING = 1_000;
    private static final int REMEMBERED = 10_000;
    /** A key is sealed again when the time up to which it can be has moved by this part of the allowed lateness. */
    private static final int WORTH_WHILE = 4;

    private static final long JOIN_MILLIS = 5_000;

    private final ProjectProgram program;
    private final Times times;
    private final LeaseKeeper lease;
    private final Barrier barrier;
    private final Sealing sealing;
    private final long latenessMicros;
    private final Thread thread;
    private final ReentrantLock working = new ReentrantLock();
    /** Guarded by itself, as is {@link #asked}. */
    private final Map<TableKey, Job> waiting = new LinkedHashMap<>();
    /** Up to when keys are sealed, or will be. */
    private final Map<TableKey, Long> asked = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TableKey, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    private boolean busy;
    private volatile boolean closed;
    private volatile boolean paused;
    private String trouble = "";

    /** Waits until all is durable that was admitted before a time was heeded. */
    @FunctionalInterface
    interface Barrier {
        /**
         * @return the last arrival that was given before
         */
        long heed(String stream, long sealMicros);
    }

    private record Job(TableKey key, long endMicros, boolean manyLate) {}

    Sealer(LiveOptions options, Times times, WholeTables tables, LeaseKeeper lease, Barrier barrier) {
        this.program = options.program();
        this.times = times;
        this.lease = lease;
        this.barrier = barrier;
        this.latenessMicros = options.limits().allowedLateness().toMillis() * 1_000;
        this.sealing =
                new Sealing(options.store(), program, tables, options.limits().tiles(), this::goesOn);
        this.thread = new Thread(this::run, "pandan-live-sealer");
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** On the loop. */
    @Override
    public void hot(TableKey key, boolean manyLate) {
        long end = end(key);
        if (end == Long.MIN_VALUE) {
            return;
        }
        synchronized (waiting) {
            Long before = asked.get(key);
            boolean worthWhile = manyLate || before == null || end - before > latenessMicros / WORTH_WHILE;
            if (worthWhile && waiting.size() < MOST_WAITING) {
                asked.put(key, end);
                waiting.merge(key, new Job(key, end, manyLate), Sealer::both);
                waiting.notifyAll();
            }
        }
    }

    private static Job both(Job one, Job other) {
        return new Job(one.key(), Math.max(one.endMicros(), other.endMicros()), one.manyLate() || other.manyLate());
    }

    /** Up to when a key may be sealed now. On the loop, or while nothing is admitted. */
    private long end(TableKey key) {
        long reached = times.bounds().reached(stream(key));
        return reached < Long.MIN_VALUE + latenessMicros ? Long.MIN_VALUE : reached - latenessMicros;
    }

    private String stream(TableKey key) {
        return program.tables().get(key.table()).stream();
    }

    private void run() {
        while (!closed) {
            try {
                work(take());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                tell(e);
            }
        }
    }

    private Job take() throws InterruptedException {
        synchronized (waiting) {
            busy = false;
            while (waiting.isEmpty()) {
                waiting.wait();
            }
            busy = true;
            Iterator<Job> jobs = waiting.values().iterator();
            Job next = jobs.next();
            jobs.remove();
            return next;
        }
    }

    boolean isBusy() {
        synchronized (waiting) {
            return busy || !waiting.isEmpty();
        }
    }

    private void work(Job job) throws InterruptedException {
        working.lockInterruptibly();
        boolean done = false;
        try {
            done = seal(job);
        } finally {
            working.unlock();
            if (!done) {
                synchronized (waiting) {
                    asked.remove(job.key());
                }
            }
        }
    }

    /** False if it was broken off. */
    private boolean seal(Job job) {
        if (!goesOn()) {
            return false;
        }
        String stream = stream(job.key());
        if (job.endMicros() > times.seals().of(stream)) {
            times.seals().store(stream, job.endMicros());
            if (!lease.isSure()) {
                // Another holder may have read the time before it was stored.
                return false;
            }
        }
        long arrival = barrier.heed(stream, job.endMicros());
        if (job.manyLate()) {
            sealing.takeLate(job.key().table(), job.key().key(), arrival);
        }
        sealing.seal(job.key().table(), job.key().key(), job.endMicros(), arrival);
        return goesOn();
    }

    private boolean goesOn() {
        return !closed && !paused && lease.isSure();
    }

    /** Once, not for every key. */
    private void tell(RuntimeException failure) {
        String message = Waiting.problem(failure).message();
        if (!closed && !message.equals(trouble)) {
            LOG.warn("tiles of a hot key are made later: {}", message);
        }
        trouble = message;
    }

    /** Waits until it does nothing any more; the calling thread may seal keys itself until {@link #resume}. */
    void pause() {
        paused = true;
        working.lock();
        paused = false;
    }

    void resume() {
        working.unlock();
    }

    /** By the thread that paused it, while nothing is admitted; waits. Fails like the store. */
    void sealNow(TableKey key) {
        long end = end(key);
        if (end > Long.MIN_VALUE) {
            seal(new Job(key, end, false));
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
