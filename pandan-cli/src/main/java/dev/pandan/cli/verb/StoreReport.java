package dev.pandan.cli.verb;

import dev.pandan.cli.project.OpenProject;
import dev.pandan.cli.project.ProjectFolder;
import dev.pandan.cli.project.StoredData;
import dev.pandan.spec.project.Durations;
import dev.pandan.spec.project.TableSpec;
import dev.pandan.store.Expired;
import dev.pandan.store.Lease;
import dev.pandan.store.Store;
import dev.pandan.store.StoreVersions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The values of {@code pandan store status} about a project. */
final class StoreReport {
    private final ProjectFolder folder;

    StoreReport(ProjectFolder folder) {
        this.folder = folder;
    }

    /** What is known without asking the database. */
    Map<String, @Nullable Object> head() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("project", folder.project().name());
        values.put("kind", folder.project().store().kind());
        values.put("embedded", folder.project().store().embedded());
        if (folder.project().store().embedded()) {
            Path place = OpenProject.databaseFolder(folder);
            values.put("folder", place.toString());
            values.put("disk_bytes", diskBytes(place));
        }
        return values;
    }

    /**
     * @param quick whether nothing is counted
     */
    Map<String, @Nullable Object> of(Store store, boolean quick, LongConsumer progress) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        StoreVersions versions = new StoreVersions(store);
        values.put("version", versions.version());
        values.put("current_version", StoreVersions.CURRENT);
        values.put(
                "writer",
                OpenProject.await(store.lease().holder())
                        .map(Lease.Holder::name)
                        .orElse(null));
        values.put("expiry", expiry(store));
        if (!quick) {
            versions.requireReadable();
            StoredData data = new StoredData(store, progress);
            values.put("streams", streams(data));
            values.put("tables", tables(data));
        }
        return values;
    }

    /** Of each stream that is to be kept for a time, or of which something has expired. */
    private List<Map<String, @Nullable Object>> expiry(Store store) {
        Map<String, Expired.Times> expired = new Expired(store).all();
        List<Map<String, @Nullable Object>> streams = new ArrayList<>();
        folder.project().streams().values().forEach(stream -> {
            Expired.Times times = expired.get(stream.name());
            if (times != null || stream.keep().isPresent()) {
                Map<String, @Nullable Object> values =
                        expiry(stream.name(), times == null ? Expired.Times.NOTHING : times);
                values.put(
                        "keep",
                        stream.keep()
                                .map(keep -> Durations.text(keep.toSeconds() * 1_000_000L))
                                .orElse(null));
                streams.add(values);
            }
        });
        return streams;
    }

    static Map<String, @Nullable Object> expiry(String stream, Expired.Times times) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("stream", stream);
        values.put("decided_from", times.decidedFrom() == Long.MIN_VALUE ? null : text(times.decidedFrom()));
        values.put("rows_from", times.rowsFrom() == Long.MIN_VALUE ? null : text(times.rowsFrom()));
        return values;
    }

    private List<Map<String, @Nullable Object>> streams(StoredData data) {
        List<Map<String, @Nullable Object>> streams = new ArrayList<>();
        folder.project().streams().keySet().forEach(name -> {
            StoredData.Log log = data.log(name);
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("stream", name);
            values.put("events", log.events());
            values.put("decisions", log.decisions());
            values.put("bytes", log.bytes());
            values.put("oldest", log.events() == 0 ? null : text(log.oldestMicros()));
            values.put("newest", log.events() == 0 ? null : text(log.newestMicros()));
            streams.add(values);
        });
        return streams;
    }

    private List<Map<String, @Nullable Object>> tables(StoredData data) {
        List<Map<String, @Nullable Object>> tables = new ArrayList<>();
        for (TableSpec table : folder.project().tables().values()) {
            if (table.from().isEmpty()) {
                StoredData.Table found = data.table(table.name());
                Map<String, @Nullable Object> values = new LinkedHashMap<>();
                values.put("table", table.name());
                values.put("rows", found.rows());
                values.put("bytes", found.bytes());
                tables.add(values);
            }
        }
        return tables;
    }

    private static String text(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }

    /** Of files; those that go while they are counted count for nothing. */
    private static long diskBytes(Path place) {
        if (!Files.isDirectory(place)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(place)) {
            return files.mapToLong(file -> Files.isRegularFile(file) ? size(file) : 0)
                    .sum();
        } catch (IOException | UncheckedIOException changing) {
            return 0;
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return 0;
        }
    }
}
