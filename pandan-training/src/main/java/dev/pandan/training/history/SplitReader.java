package dev.pandan.training.history;

import dev.pandan.spec.project.Project;
import dev.pandan.spec.project.StreamSpec;
import dev.pandan.spec.row.Canonical;
import dev.pandan.spec.row.RowCodec;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.store.Scan;
import dev.pandan.store.Split;
import dev.pandan.store.Store;
import dev.pandan.store.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Cuts streams into parts and reads them. */
final class SplitReader {
    private final Project project;
    private final Store store;
    private final String decision;

    SplitReader(Project project, Store store, String decision) {
        this.project = project;
        this.store = store;
        this.decision = decision;
    }

    List<StreamSplit> splits(List<String> streams, int wanted) {
        List<StreamSplit> splits = new ArrayList<>();
        for (int i = 0; i < streams.size(); i++) {
            StreamSpec stream = stream(streams.get(i));
            for (Split split : store.eventSplits(stream.name(), wanted)) {
                splits.add(new StreamSplit(i, stream.name(), false, split));
            }
            if (stream.from().isPresent()) {
                for (Split split : store.foreignTables().splits(stream.from().get(), wanted)) {
                    splits.add(new StreamSplit(i, stream.name(), true, split));
                }
            }
        }
        return splits;
    }

    void read(StreamSplit part, Consumer<LogRow> rows) {
        if (part.foreign()) {
            readForeign(part, rows);
            return;
        }
        try (Scan<StoredEvent> scan = store.scanEvents(part.split())) {
            while (scan.hasNext()) {
                StoredEvent event = scan.next();
                rows.accept(new LogRow(
                        part.stream(),
                        event.id(),
                        event.timeMicros(),
                        event.arrival(),
                        event.arrivedAtMicros(),
                        event.payload(),
                        event.decisions().get(decision)));
            }
        }
    }

    private void readForeign(StreamSplit part, Consumer<LogRow> rows) {
        StreamSpec stream = stream(part.name());
        RowCodec codec = new RowCodec(stream.schema());
        ScalarType idType =
                (ScalarType) stream.schema().column(stream.idPosition()).type();
        try (Scan<@Nullable Object[]> scan = store.foreignTables().scan(part.split(), stream.schema())) {
            while (scan.hasNext()) {
                @Nullable Object[] row = canonical(stream, scan.next());
                Object id = row[stream.idPosition()];
                Object time = row[stream.timePosition()];
                if (id != null && time != null) {
                    long micros = (Long) time;
                    String text = IdText.of(idType, id);
                    rows.accept(new LogRow(part.stream(), text, micros, 0, 0, codec.encode(row), null));
                }
            }
        }
    }

    private static @Nullable Object[] canonical(StreamSpec stream, @Nullable Object[] values) {
        @Nullable Object[] row = new Object[values.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = Canonical.of(stream.schema().column(i).type(), values[i]);
        }
        return row;
    }

    private StreamSpec stream(String name) {
        return Objects.requireNonNull(project.streams().get(name), name);
    }
}
