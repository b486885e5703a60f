package dev.pandan.live;

import dev.pandan.store.StoredEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event that was admitted, or read from the store.
 *
 * @param batch the batch that makes it durable; null if it is durable already
 */
record KnownEvent(StoredEvent event, @Nullable Batch batch) {
    boolean isOnItsWay() {
        return batch != null && !batch.done;
    }
}
