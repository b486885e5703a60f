package dev.pandan.pytorch;

import ai.djl.ndarray.types.DataType;
import dev.pandan.model.signature.ElementType;
import dev.pandan.model.signature.Feed;
import dev.pandan.model.signature.Filling;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Memory of one argument of a module, outside the heap and filled anew for each call, by way of an array: single values are put there faster. One thread at a time. */
final class Argument {
    private final Filling filling;
    private final ByteBuffer memory;
    private final float[] floats;
    private final long[] longs;
    private final DataType type;

    /** @param rows of each call */
    Argument(Feed feed, int rows) {
        int size = rows * feed.width();
        boolean isFloat = feed.type() == ElementType.FLOAT;
        if (!isFloat && feed.type() != ElementType.INT64) {
            throw new IllegalStateException(feed.type().toString());
        }
        this.filling = feed.filling();
        this.type = isFloat ? DataType.FLOAT32 : DataType.INT64;
        this.floats = new float[isFloat ? size : 0];
        this.longs = new long[isFloat ? 0 : size];
        this.memory = ByteBuffer.allocateDirect(size * type.getNumOfBytes()).order(ByteOrder.nativeOrder());
    }

    DataType type() {
        return type;
    }

    ByteBuffer memory() {
        return memory;
    }

    void fill(@Nullable Object[][] rows) {
        if (type == DataType.FLOAT32) {
            filling.put(rows, floats);
            memory.asFloatBuffer().put(floats);
        } else {
            filling.put(rows, longs);
            memory.asLongBuffer().put(longs);
        }
    }
}
