package dev.pandan.live.capture;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.store.ObjectStore;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The stored position of one stream. Not thread-safe. */
final class PositionCell {
    private final ObjectStore objects;
    private final String name;
    private long version;

    PositionCell(ObjectStore objects, String stream) {
        this.objects = objects;
        this.name = "capture/" + stream;
    }

    /** Empty: nothing was captured yet. */
    Optional<CapturePosition> read() {
        Optional<ObjectStore.Cell> cell = await(objects.cell(name));
        version = cell.map(ObjectStore.Cell::version).orElse(0L);
        return cell.map(found -> CapturePosition.decode(found.value()));
    }

    void write(CapturePosition position) {
        boolean written = await(objects.compareAndSet(name, version, position.encode()));
        if (!written && !read().equals(Optional.of(position))) {
            throw PandanException.of(
                    ErrorCode.LEASE_HELD,
                    "another process captures the same stream (expected: one 'pandan serve' of a project)");
        }
        read();
    }

    static <T> T await(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof PandanException known) {
                throw known;
            }
            throw e;
        }
    }
}
