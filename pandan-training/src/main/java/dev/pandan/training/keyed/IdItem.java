package dev.pandan.training.keyed;

import dev.pandan.training.history.LogRow;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something that belongs to one id: what windows held, or a row of the log. Not a record: Spark's serializer cannot make records. Immutable. */
final class IdItem implements Serializable {
    private static final long serialVersionUID = 1L;

    private final @Nullable HeldWindows held;
    private final @Nullable LogRow row;

    private IdItem(@Nullable HeldWindows held, @Nullable LogRow row) {
        this.held = held;
        this.row = row;
    }

    static IdItem of(HeldWindows held) {
        return new IdItem(held, null);
    }

    static IdItem of(LogRow row) {
        return new IdItem(null, row);
    }

    String id() {
        return row != null ? row.id() : Objects.requireNonNull(held).event().id();
    }

    @Nullable
    HeldWindows held() {
        return held;
    }

    @Nullable
    LogRow row() {
        return row;
    }
}
