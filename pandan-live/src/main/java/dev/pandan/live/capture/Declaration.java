package dev.pandan.live.capture;

import dev.pandan.spec.project.StreamSpec;
import dev.pandan.store.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What of a stream's declaration says which rows are events, as it was when they were read: a row that was refused then may be an event now. Not thread-safe.
 */
final class Declaration {
    private final ObjectStore objects;
    private final String name;
    private final byte[] now;

    Declaration(ObjectStore objects, StreamSpec spec) {
        this.objects = objects;
        this.name = "capture/" + spec.name() + "/declared";
        this.now = text(spec).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(StreamSpec spec) {
        String columns = spec.schema().columns().stream()
                .map(column -> column.name() + " " + column.type().sqlName())
                .collect(Collectors.joining("\n"));
        String valid = spec.valid().entrySet().stream()
                .map(condition ->
                        condition.getKey() + " " + condition.getValue().text())
                .collect(Collectors.joining("\n"));
        return String.join(
                "\n\n",
                spec.from().orElse(""),
                spec.id(),
                spec.time(),
                columns,
                spec.mapping().toString(),
                valid);
    }

    /** Whether rows were read under another one. */
    boolean isNew() {
        Optional<byte[]> before = PositionCell.await(objects.get(name));
        return before.isPresent() && !Arrays.equals(before.get(), now);
    }

    /** All rows that are there were read under this one. */
    void keep() {
        PositionCell.await(objects.put(name, now));
    }
}
