package dev.pandan.live;

import dev.pandan.engine.program.ProjectCode;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.live.event.Checked;
import dev.pandan.live.event.StreamPlan;
import dev.pandan.live.event.StreamPlans;
import dev.pandan.live.journal.JournalCodec;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.store.Journal;
import dev.pandan.store.Store;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.WindowRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finishes what is in the journal and may not be written: everything there is written once more. Waits for the store. */
final class Recovery {
    private final Store store;
    private final LeaseKeeper lease;
    private final ProjectCode code;
    private final StreamPlans plans;
    private final Times times;

    Recovery(Store store, LeaseKeeper lease, ProjectProgram program, StreamPlans plans, Times times) {
        this.store = store;
        this.lease = lease;
        this.code = program.newCode();
        this.plans = plans;
        this.times = times;
    }

    /**
     * @param uncertain a batch of this process and epoch that may or may not be in the journal: it is put there, so that it is certain
     * @return number of events written once more
     */
    long run(@Nullable Batch uncertain) {
        if (uncertain != null) {
            Waiting.get(store.journal().append(uncertain.key, uncertain.journalBytes));
        }
        times.seals().read();
        long events = 0;
        for (Journal.Entry entry : Waiting.get(store.journal().read(lease.checkpoint()))) {
            events += finish(entry);
        }
        times.bounds().read();
        return events;
    }

    private int finish(Journal.Entry entry) {
        List<StoredEvent> events = JournalCodec.decode(entry.batch());
        List<WindowRow> rows = new ArrayList<>();
        for (StoredEvent event : events) {
            StreamPlan plan = plans.get(event.stream());
            if (plan == null) {
                throw PandanException.of(
                        ErrorCode.MISMATCH,
                        "the journal holds events of stream '" + event.stream()
                                + "', which the project file no longer declares; open the project once with the file it had before");
            }
            @Nullable Object[] row = plan.codec().decode(event.payload());
            Committer.addWindowRows(
                    code,
                    new Checked.Fit(plan, event.id(), event.timeMicros(), row, event.payload()),
                    event,
                    times.seals(),
                    rows);
        }
        if (!lease.isSure()) {
            throw PandanException.of(LeaseKeeper.lost());
        }
        Waiting.get(store.write(events, rows));
        lease.finished(entry.firstArrival());
        return events.size();
    }
}
