package dev.pandan.live.plan;

/**
 * Reads of the store for one decision.
 *
 * @param ids whether the event is known already; events that come together share it
 * @param windows one for each window table and key that differ
 * @param lookups one for each lookup
 */
public record StoreReads(int ids, int windows, int lookups) {
    public int total() {
        return ids + windows + lookups;
    }
}
