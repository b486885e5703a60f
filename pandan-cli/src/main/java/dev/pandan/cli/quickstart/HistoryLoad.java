package dev.pandan.cli.quickstart;

import dev.pandan.cli.data.DataFile;
import dev.pandan.cli.data.FileRow;
import dev.pandan.cli.data.RejectsFile;
import dev.pandan.cli.project.OpenProject;
import dev.pandan.cli.terminal.ProgressBar;
import dev.pandan.cli.terminal.Terminal;
import dev.pandan.live.LiveProject;
import dev.pandan.live.Load;
import dev.pandan.live.LoadReport;
import dev.pandan.live.LoadRow;
import dev.pandan.live.TableRows;
import dev.pandan.spec.project.TableSpec;
import dev.pandan.store.TableRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Loads the example's tables, and its history in the order of event time. */
final class HistoryLoad {
    private final OpenProject open;
    private final LiveProject live;
    private final Terminal terminal;

    HistoryLoad(OpenProject open, LiveProject live, Terminal terminal) {
        this.open = open;
        this.live = live;
        this.terminal = terminal;
    }

    void run(Path example, List<TimedRow> history) {
        open.folder().project().tables().values().forEach(table -> loadTable(example, table));
        Path rejected = open.folder().work().resolve("rejects").resolve("history.jsonl");
        LoadReport report;
        try (ProgressBar bar = new ProgressBar(terminal);
                HistoryRejects rejects = new HistoryRejects(rejected, history)) {
            report = live.load(new Load(
                    rows(history),
                    Optional.empty(),
                    progress -> bar.at("loading events", progress.rows(), history.size()),
                    rejects));
        }
        terminal.print(String.format(
                Locale.ROOT,
                "%,d events stored, %,d rejected (with the reason in %s)",
                report.stored(),
                report.rejected(),
                rejected));
    }

    private static Iterator<LoadRow> rows(List<TimedRow> history) {
        return history.stream()
                .map(row -> (LoadRow) new LoadRow.Values(row.stream().name(), row.values()))
                .iterator();
    }

    private void loadTable(Path example, TableSpec table) {
        TableRows maker = new TableRows(table);
        List<TableRow> rows = new ArrayList<>();
        try (DataFile data = DataFile.open(ExampleData.file(example, table.name()), table.schema())) {
            while (data.hasNext()) {
                if (data.next() instanceof FileRow.Values row) {
                    rows.add(maker.row(row.values()));
                }
            }
        }
        OpenProject.await(open.store().putTableRows(table.name(), rows));
        terminal.print(String.format(Locale.ROOT, "%,d rows of table '%s' stored", rows.size(), table.name()));
    }

    /** Rejected rows of several streams, with their content. */
    private static final class HistoryRejects implements Consumer<Load.Reject>, AutoCloseable {
        private final List<TimedRow> history;
        private final Map<String, RejectsFile> files = new HashMap<>();
        private final Path path;

        HistoryRejects(Path path, List<TimedRow> history) {
            this.path = path;
            this.history = history;
        }

        @Override
        public void accept(Load.Reject reject) {
            TimedRow row = history.get((int) reject.row() - 1);
            RejectsFile file = files.computeIfAbsent(
                    row.stream().name(),
                    name -> new RejectsFile(path, row.stream().schema()));
            file.remember(reject.row(), new FileRow.Values(row.values()));
            file.reject(reject.row(), reject.problem());
        }

        @Override
        public void close() {
            files.values().forEach(RejectsFile::close);
        }
    }
}
