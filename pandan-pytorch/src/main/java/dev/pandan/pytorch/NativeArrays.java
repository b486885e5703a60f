package dev.pandan.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.pandan.model.signature.Feed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as PyTorch's tensors. */
final class NativeArrays {
    private NativeArrays() {}

    /** Closed with its manager. */
    static NDArray of(NDManager manager, Feed feed, List<@Nullable Object[]> rows) {
        Shape shape = new Shape(feed.shape(rows.size()));
        return switch (feed.type()) {
            case FLOAT -> manager.create(feed.floats(rows), shape);
            case INT64 -> manager.create(feed.longs(rows), shape);
            default -> throw new IllegalStateException(feed.type().toString());
        };
    }
}
