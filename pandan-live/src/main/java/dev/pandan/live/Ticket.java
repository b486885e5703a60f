package dev.pandan.live;

import dev.pandan.live.cache.TableKey;
import dev.pandan.live.event.Checked;
import dev.pandan.live.model.LookupRow;
import dev.pandan.store.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A submission on its way, with what was read for it. Owned by the loop once it is posted. */
final class Ticket {
    final Checked.Fit event;
    /** Decisions to make, in the order of the project file. */
    final List<String> wanted;

    final boolean dryRun;
    final long startedNanos;
    final CompletableFuture<Outcome> answer = new CompletableFuture<>();

    /** What was known of the id when the look-ups began. */
    @Nullable
    KnownEvent known;
    /** What the store knew of the id. */
    @Nullable
    StoredEvent stored;
    /** Per wanted decision its lookup rows. */
    final List<LookupRow[]> lookups = new ArrayList<>(1);
    /** Keys held in the window cache. */
    final List<TableKey> held = new ArrayList<>();

    Ticket(Checked.Fit event, List<String> wanted, boolean dryRun, long startedNanos) {
        this.event = event;
        this.wanted = wanted;
        this.dryRun = dryRun;
        this.startedNanos = startedNanos;
    }
}
