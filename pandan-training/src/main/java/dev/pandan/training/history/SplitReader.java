package dev.pandan.training.history;

import dev.pandan.spec.project.Project;
import dev.pandan.spec.project.StreamSpec;
import dev.pandan.store.ForeignTables;
import dev.pandan.store.Split;
import dev.pandan.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

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
            if (stream.history().isPresent()) {
                for (Split split : tables(stream).splits(stream.history().get(), wanted)) {
                    splits.add(new StreamSplit(i, stream.name(), true, split));
                }
            }
        }
        return splits;
    }

    RowScan open(StreamSplit part) {
        StreamSpec stream = stream(part.name());
        return part.foreign()
                ? new ForeignRows(part.stream(), stream, tables(stream).scan(part.split(), stream.schema()))
                : new OwnRows(part.stream(), decision, store.scanEvents(part.split()));
    }

    private ForeignTables tables(StreamSpec stream) {
        return store.foreignTables().mapped(stream.mapping());
    }

    private StreamSpec stream(String name) {
        return Objects.requireNonNull(project.streams().get(name), name);
    }
}
