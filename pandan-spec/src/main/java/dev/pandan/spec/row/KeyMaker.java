package dev.pandan.spec.row;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Makes keys for one thread. A short key that was made a little while ago is the same object again: few keys are hot, and keys are made several times per decision. Not thread-safe. */
public final class KeyMaker {
    private static final int RECENT = 1_024;
    private static final int LONGEST_REMEMBERED = 64;
    private static final int LARGEST_BUFFER = 4_096;

    private final KeyCodec codec;
    private final @Nullable Key[] recent = new Key[RECENT];
    private ByteWriter buffer = new ByteWriter(LONGEST_REMEMBERED);

    public KeyMaker(KeyCodec codec) {
        this.codec = codec;
    }

    public Key of(@Nullable Object[] values) {
        buffer.clear();
        codec.write(buffer, values);
        byte[] bytes = buffer.array();
        int size = buffer.size();
        if (size > LARGEST_BUFFER) {
            buffer = new ByteWriter(LONGEST_REMEMBERED);
        }
        if (size > LONGEST_REMEMBERED) {
            return Key.of(Arrays.copyOf(bytes, size));
        }
        int hash = (int) Hash64.of(bytes, size);
        Key known = recent[hash & (RECENT - 1)];
        if (known != null && known.is(hash, bytes, size)) {
            return known;
        }
        Key made = Key.of(Arrays.copyOf(bytes, size));
        recent[hash & (RECENT - 1)] = made;
        return made;
    }
}
