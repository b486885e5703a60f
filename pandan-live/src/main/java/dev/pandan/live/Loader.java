package dev.pandan.live;

import dev.pandan.engine.program.ProjectCode;
import dev.pandan.live.event.Checked;
import dev.pandan.live.event.RowCheck;
import dev.pandan.live.event.StreamPlans;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import dev.pandan.spec.row.Hash64;
import dev.pandan.store.ObjectStore;
import dev.pandan.store.Store;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.WindowRow;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores history in chunks, several at a time. No journal: a load that was interrupted is taken up at the last chunk that is known to be whole, and writes what may be
 * half written once more. Not thread-safe.
 */
final class Loader {
    private static final int CHUNK_ROWS = 20_000;
    private static final int MAX_WRITING = 2;
    private static final Comparator<WindowRow> BY_PARTITION =
            Comparator.comparing(WindowRow::table).thenComparing(WindowRow::key);

    private final Store store;
    private final Clock clock;
    private final StreamPlans plans;
    private final RowsCheck rowsCheck;
    private final ProjectCode code;
    private final Loading live;
    private final Deque<LoadChunk> writing = new ArrayDeque<>();
    private final Map<String, IdSet> newIds = new HashMap<>();
    private final LoadedKeys loadedKeys;
    private LoadReport done = LoadReport.NONE;
    private boolean tilesGivenUp;
    private long positionVersion;

    Loader(LiveOptions options, StreamPlans plans, RowCheck rowCheck, Loading live) {
        this.store = options.store();
        this.clock = options.clock();
        this.plans = plans;
        this.code = options.program().newCode();
        this.rowsCheck = new RowsCheck(rowCheck, code);
        this.live = live;
        this.loadedKeys = new LoadedKeys(options.program(), options.limits().tiles());
    }

    LoadReport run(Load load) {
        live.tables().beginLoad();
        for (String stream : plans.names()) {
            if (live.bounds().of(stream) == Long.MIN_VALUE) {
                newIds.put(stream, new IdSet());
            }
        }
        load.name().ifPresent(this::takeUp);
        for (long i = 0; i < done.rows() && load.rows().hasNext(); i++) {
            load.rows().next();
        }
        long row = done.rows();
        while (load.rows().hasNext()) {
            LoadChunk chunk = new LoadChunk();
            while (chunk.rows < CHUNK_ROWS && load.rows().hasNext()) {
                chunk.rows++;
                take(load, chunk, ++row, load.rows().next());
            }
            send(load, chunk);
        }
        while (!writing.isEmpty()) {
            finishOldest(load);
        }
        live.bounds().accept(Waiting.get(live.bounds().settle()));
        live.tables().endLoad();
        loadedKeys.hot().forEach(live.sealer()::sealNow);
        return done;
    }

    private void take(Load load, LoadChunk chunk, long number, LoadRow row) {
        Checked checked = rowsCheck.check(row);
        if (checked instanceof Checked.Misfit misfit) {
            reject(load, chunk, number, row.stream(), misfit.problem());
            return;
        }
        Checked.Fit fit = (Checked.Fit) checked;
        IdSet ids = newIds.get(row.stream());
        if (ids != null && ids.add(Hash64.ofId(fit.id()))) {
            add(chunk, fit);
        } else {
            doubt(load, chunk, new LoadChunk.Pending(number, fit));
        }
    }

    private static void reject(Load load, LoadChunk chunk, long number, String stream, Problem problem) {
        chunk.rejected++;
        load.rejects().accept(new Load.Reject(number, stream, problem));
    }

    private void add(LoadChunk chunk, Checked.Fit fit) {
        StoredEvent event = new StoredEvent(
                fit.stream().name(),
                fit.id(),
                fit.timeMicros(),
                fit.payload(),
                live.lease().nextArrival(),
                ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()),
                Map.of());
        chunk.stored++;
        chunk.events.add(event);
        chunk.latest.merge(event.stream(), event.timeMicros(), Math::max);
        Committer.addWindowRows(code, fit, event, live.times().seals(), chunk.windowRows);
    }

    /** A row whose id was seen before, in the store perhaps or in this load. */
    private void doubt(Load load, LoadChunk chunk, LoadChunk.Pending pending) {
        Checked.Fit fit = pending.fit();
        LoadChunk.Pending first = chunk.doubtful
                .computeIfAbsent(fit.stream().name(), stream -> new LinkedHashMap<>())
                .putIfAbsent(fit.id(), pending);
        if (first != null) {
            compare(load, chunk, pending, first.fit().payload());
        }
    }

    private void compare(Load load, LoadChunk chunk, LoadChunk.Pending pending, byte[] payload) {
        Checked.Fit fit = pending.fit();
        if (Arrays.equals(fit.payload(), payload)) {
            chunk.repeated++;
        } else {
            reject(load, chunk, pending.row(), fit.stream().name(), Rejections.conflict(fit));
        }
    }

    private void send(Load load, LoadChunk chunk) {
        while (writing.size() >= MAX_WRITING) {
            finishOldest(load);
        }
        settleDoubts(load, chunk);
        raiseBounds(chunk);
        if (!live.lease().isSure()) {
            throw PandanException.of(LeaseKeeper.lost());
        }
        chunk.windowRows.sort(BY_PARTITION);
        loadedKeys.add(chunk.windowRows);
        // Window rows only of events that are in the log: these keep their arrival, so that no row can come back with
        // another one.
        chunk.written =
                store.write(chunk.events, List.of()).thenCompose(done -> store.write(List.of(), chunk.windowRows));
        writing.addLast(chunk);
    }

    private void settleDoubts(Load load, LoadChunk chunk) {
        if (chunk.doubtful.isEmpty()) {
            return;
        }
        chunk.doubtful.forEach((stream, rows) -> {
            Map<String, StoredEvent> known = new HashMap<>();
            // What is on its way to the store is not found there.
            writing.forEach(before -> before.eventsOf(stream, known));
            chunk.eventsOf(stream, known);
            List<String> ids = List.copyOf(rows.keySet());
            Waiting.get(store.events(stream, ids)).forEach(event -> known.putIfAbsent(event.id(), event));
            rows.values()
                    .forEach(pending ->
                            settle(load, chunk, pending, known.get(pending.fit().id())));
        });
    }

    private void settle(Load load, LoadChunk chunk, LoadChunk.Pending pending, @Nullable StoredEvent known) {
        if (known == null) {
            add(chunk, pending.fit());
            return;
        }
        compare(load, chunk, pending, known.payload());
        if (Arrays.equals(known.payload(), pending.fit().payload())) {
            // An interrupted load may have left the event without its window rows.
            giveUpTiles();
            Committer.addWindowRows(code, pending.fit(), known, live.times().seals(), chunk.windowRows);
        }
    }

    private void giveUpTiles() {
        if (live.tables().isBroken() && !tilesGivenUp) {
            live.tables().giveUpTiles();
            tilesGivenUp = true;
        }
    }

    private void raiseBounds(LoadChunk chunk) {
        boolean covered =
                chunk.latest.entrySet().stream().allMatch(time -> live.bounds().covers(time.getKey(), time.getValue()));
        if (!covered) {
            live.bounds().accept(Waiting.get(live.bounds().raise(chunk.latest)));
        }
        chunk.latest.forEach(live.bounds()::admitted);
    }

    private void finishOldest(Load load) {
        LoadChunk chunk = writing.removeFirst();
        Waiting.get(chunk.written);
        live.counters().events(chunk.stored);
        done = done.plus(chunk.report());
        load.progress().accept(done);
        note(load);
    }

    private void takeUp(String name) {
        Optional<ObjectStore.Cell> cell = Waiting.get(store.objects().cell(cell(name)));
        positionVersion = cell.map(ObjectStore.Cell::version).orElse(0L);
        done = cell.map(noted -> LoadReport.decode(noted.value())).orElse(LoadReport.NONE);
    }

    private void note(Load load) {
        load.name().ifPresent(name -> {
            Waiting.get(store.objects().compareAndSet(cell(name), positionVersion, done.encode()));
            positionVersion = Waiting.get(store.objects().cell(cell(name)))
                    .map(ObjectStore.Cell::version)
                    .orElse(0L);
        });
    }

    private static String cell(String name) {
        return "load/" + name;
    }
}
