package dev.pandan.cli.verb;

import dev.pandan.cli.data.ContentHash;
import dev.pandan.cli.data.DataFile;
import dev.pandan.cli.data.FileRow;
import dev.pandan.cli.data.HistoryRows;
import dev.pandan.cli.data.RejectsFile;
import dev.pandan.cli.project.OpenProject;
import dev.pandan.cli.project.ProjectFolder;
import dev.pandan.cli.terminal.ProgressBar;
import dev.pandan.live.LeaseTimes;
import dev.pandan.live.LiveOptions;
import dev.pandan.live.LiveProject;
import dev.pandan.live.Load;
import dev.pandan.live.LoadReport;
import dev.pandan.live.TableRows;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Suggestion;
import dev.pandan.spec.project.StreamSpec;
import dev.pandan.spec.project.TableSpec;
import dev.pandan.spec.type.Schema;
import dev.pandan.store.TableRow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pandan load}. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = "Load history into a stream, or rows into a table, from CSV, JSON lines or Parquet.",
        footer = {
            "",
            "Events of the past are stored without deciding about them. An interrupted load goes on where it stopped when the same command is run again. Rows that do not fit go to .pandan/rejects with their reason, and are counted."
        })
public final class LoadVerb implements Callable<Integer> {
    private static final int TABLE_CHUNK = 500;
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final Context context;

    @Mixin
    private final ProjectOption project = new ProjectOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Parameters(index = "0", paramLabel = "NAME", description = "A stream or a table of the project.")
    private String name = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files: .csv with headings, .jsonl or .ndjson, .parquet.")
    private List<Path> files = List.of();

    public LoadVerb(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        ProjectFolder folder = project.read();
        Schema schema = schema(folder);
        files.forEach(file -> DataFile.open(file, schema).close());
        try (OpenProject open = project.open(context);
                RejectsFile rejects = new RejectsFile(rejectsPath(folder), schema)) {
            TableSpec table = folder.project().tables().get(name);
            tell(load(open, table, rejects), rejects);
            return 0;
        }
    }

    private LoadReport load(OpenProject open, @Nullable TableSpec table, RejectsFile rejects) {
        try {
            return table == null ? loadStream(open, rejects) : loadTable(open, table, rejects);
        } catch (PandanException e) {
            if (e.code() != ErrorCode.STORE_UNAVAILABLE) {
                throw e;
            }
            throw PandanException.of(
                    e.code(),
                    e.getMessage() + "\n  What was loaded is stored: run the same command again, and it goes on.",
                    e);
        }
    }

    private Schema schema(ProjectFolder folder) {
        StreamSpec stream = folder.project().streams().get(name);
        if (stream != null) {
            return stream.schema();
        }
        TableSpec table = folder.project().tables().get(name);
        if (table != null && table.from().isEmpty()) {
            return table.schema();
        }
        if (table != null) {
            throw PandanException.of(
                    ErrorCode.USAGE,
                    "table '" + name + "' is yours (from: " + table.from().get() + "): Pandan never writes to it");
        }
        Set<String> names = new LinkedHashSet<>(folder.project().streams().keySet());
        names.addAll(folder.project().tables().keySet());
        throw PandanException.of(
                ErrorCode.NOT_FOUND, "no stream or table '" + name + "'" + Suggestion.text(name, names));
    }

    private Path rejectsPath(ProjectFolder folder) {
        return folder.work().resolve("rejects").resolve(name + "-" + ContentHash.of(files) + ".jsonl");
    }

    private LoadReport loadStream(OpenProject open, RejectsFile rejects) {
        StreamSpec stream =
                Objects.requireNonNull(open.folder().project().streams().get(name));
        LiveOptions options = LiveOptions.of(open.program(), open.store(), open.registry(), context.clock(), "")
                .withLeaseTimes(LeaseTimes.of(LEASE));
        try (LiveProject live = LiveProject.open(options);
                ProgressBar bar = new ProgressBar(context.terminal());
                HistoryRows rows = new HistoryRows(stream, files, rejects)) {
            long total = knownRows(stream.schema());
            return live.load(new Load(
                    rows,
                    Optional.of(name + "/" + ContentHash.of(files)),
                    report -> bar.at("loading " + name, report.rows(), total),
                    reject -> rejects.reject(reject.row(), reject.problem())));
        }
    }

    private long knownRows(Schema schema) {
        long total = 0;
        for (Path file : files) {
            try (DataFile data = DataFile.open(file, schema)) {
                if (data.rows() == 0) {
                    return 0;
                }
                total += data.rows();
            }
        }
        return total;
    }

    private LoadReport loadTable(OpenProject open, TableSpec table, RejectsFile rejects) {
        TableRows maker = new TableRows(table);
        List<TableRow> chunk = new ArrayList<>();
        long row = 0;
        long rejected = 0;
        for (Path file : files) {
            try (DataFile data = DataFile.open(file, table.schema())) {
                while (data.hasNext()) {
                    FileRow read = data.next();
                    rejects.remember(++row, read);
                    Optional<TableRow> made = tableRow(maker, read, row, rejects);
                    made.ifPresent(chunk::add);
                    rejected += made.isPresent() ? 0 : 1;
                    if (chunk.size() == TABLE_CHUNK) {
                        write(open, table, chunk);
                    }
                }
            }
        }
        write(open, table, chunk);
        return new LoadReport(row, row - rejected, 0, rejected);
    }

    private static Optional<TableRow> tableRow(TableRows maker, FileRow read, long row, RejectsFile rejects) {
        if (read instanceof FileRow.Unreadable unreadable) {
            rejects.reject(row, unreadable.problem());
            return Optional.empty();
        }
        try {
            return Optional.of(maker.row(((FileRow.Values) read).values()));
        } catch (PandanException e) {
            rejects.reject(row, e.problems().get(0));
            return Optional.empty();
        }
    }

    private static void write(OpenProject open, TableSpec table, List<TableRow> chunk) {
        OpenProject.await(open.store().putTableRows(table.name(), List.copyOf(chunk)));
        chunk.clear();
    }

    private void tell(LoadReport report, RejectsFile rejects) {
        if (json.isOn()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("rows", report.rows());
            line.put("stored", report.stored());
            line.put("repeated", report.repeated());
            line.put("rejected", report.rejected());
            line.put(
                    "rejects_file", report.rejected() == 0 ? "" : rejects.path().toString());
            json.print(context.terminal(), line);
            return;
        }
        context.terminal()
                .print(String.format(
                        "%,d rows: %,d stored, %,d there already, %,d rejected",
                        report.rows(), report.stored(), report.repeated(), report.rejected()));
        if (report.rejected() > 0) {
            context.terminal().print("rejected rows with their reasons: " + rejects.path());
        }
    }
}
