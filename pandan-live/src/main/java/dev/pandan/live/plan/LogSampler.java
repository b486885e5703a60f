package dev.pandan.live.plan;

import dev.pandan.engine.program.ProjectCode;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.program.WindowTable;
import dev.pandan.spec.project.StreamSpec;
import dev.pandan.spec.row.Key;
import dev.pandan.spec.row.RowCodec;
import dev.pandan.store.Scan;
import dev.pandan.store.Split;
import dev.pandan.store.Store;
import dev.pandan.store.StoredEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at the logs of the streams that windows read, or at a part of each: as many of its splits as are needed to see enough rows. */
public final class LogSampler {
    private static final int SPLITS = 64;
    private static final int ENOUGH = 50_000;

    private final Store store;
    private final ProjectProgram program;

    /**
     * @param store whose tables are there already
     */
    public LogSampler(Store store, ProjectProgram program) {
        this.store = store;
        this.program = program;
    }

    /** One sample for each stream whose rows are kept in windows. Waits for the store, and fails as it fails. */
    public List<StreamSample> samples() {
        return program.tables().stream()
                .map(WindowTable::stream)
                .distinct()
                .map(stream -> sample(stream, ENOUGH))
                .toList();
    }

    StreamSample sample(String stream, int enough) {
        Seen seen = new Seen(program, stream);
        List<Split> splits = store.eventSplits(stream, SPLITS);
        int scanned = 0;
        while (scanned < splits.size() && seen.rows < enough) {
            try (Scan<StoredEvent> events = store.scanEvents(splits.get(scanned))) {
                events.forEachRemaining(seen::add);
            }
            scanned++;
        }
        return seen.sample(scanned, splits.size());
    }

    /** What was seen so far. */
    private static final class Seen {
        private final StreamSpec stream;
        private final RowCodec codec;
        private final ProjectCode code;
        /** Positions of the window tables that its rows go to. */
        private final List<Integer> tables;

        private final List<String> names = new ArrayList<>();
        private final List<Set<Key>> keys = new ArrayList<>();
        private long rows;
        private long bytes;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;

        Seen(ProjectProgram program, String stream) {
            this.stream = Objects.requireNonNull(program.project().streams().get(stream), stream);
            this.codec = new RowCodec(this.stream.schema());
            this.code = program.newCode();
            this.tables = program.tablesOf(stream);
            tables.forEach(table -> {
                names.add(program.tables().get(table).name());
                keys.add(new HashSet<>());
            });
        }

        void add(StoredEvent event) {
            rows++;
            bytes += event.payload().length;
            first = Math.min(first, event.timeMicros());
            last = Math.max(last, event.timeMicros());
            @Nullable Object[] row = codec.decode(event.payload());
            for (int i = 0; i < tables.size(); i++) {
                keys.get(i).add(code.rowKey(tables.get(i), row));
            }
        }

        StreamSample sample(int scanned, int splits) {
            Map<String, Long> byTable = new HashMap<>();
            for (int i = 0; i < names.size(); i++) {
                byTable.put(names.get(i), (long) keys.get(i).size());
            }
            return new StreamSample(
                    stream.name(),
                    scanned == splits ? rows : Math.round((double) rows * splits / scanned),
                    scanned == splits,
                    rows == 0 ? 0 : first,
                    rows == 0 ? 0 : last,
                    rows == 0 ? 0 : (double) bytes / rows,
                    byTable);
        }
    }
}
