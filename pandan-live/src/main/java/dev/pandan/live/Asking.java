package dev.pandan.live;

import dev.pandan.engine.decide.FeatureComputer;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.live.cache.CacheLimits;
import dev.pandan.live.cache.TableKey;
import dev.pandan.live.cache.WindowCache;
import dev.pandan.live.event.Checked;
import dev.pandan.live.model.FeatureValues;
import dev.pandan.live.model.LookupRow;
import dev.pandan.live.tile.TableForm;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.row.Key;
import dev.pandan.store.Store;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One question on its way. Its windows are read into a cache of its own, never further than its time, and thrown away with it. Owned by the executor's thread. */
final class Asking implements Continuation {
    private final ProjectProgram program;
    private final Store store;
    private final List<TableForm> forms;
    private final CacheLimits limits;
    private final Executor executor;
    private final LookupReader lookups;
    private final CompletableFuture<FeatureValues> answer;
    /** One for the start itself. */
    private int outstanding = 1;

    /**
     * @param executor of one thread, which owns the forms
     * @param answer completed on that thread
     */
    Asking(LiveOptions options, List<TableForm> forms, Executor executor, CompletableFuture<FeatureValues> answer) {
        this.program = options.program();
        this.store = options.store();
        this.forms = forms;
        this.limits = new CacheLimits(Long.MAX_VALUE, 0, options.limits().tiles());
        this.executor = executor;
        this.lookups = new LookupReader(program, options, this);
        this.answer = answer;
    }

    void start(FeatureComputer computer, Checked.Fit event) {
        DecisionProgram decision = computer.decision();
        // Later rows are in no window of the event.
        StoreWindows reader = new StoreWindows(program, store, stream -> event.timeMicros(), this);
        WindowCache windows = new WindowCache(forms, reader, limits, (key, manyLate) -> {});
        LookupRow[] rows = new LookupRow[decision.lookups().size()];
        Runnable arrived = () -> arrived(computer, event, windows, rows);
        for (int window : decision.windows()) {
            Key key = computer.code().windowKey(window, event.row());
            outstanding++;
            TableKey tableKey = new TableKey(program.windows().get(window).table(), key);
            if (windows.acquire(tableKey, event.timeMicros(), arrived)) {
                arrived.run();
            }
        }
        for (int i = 0; i < rows.length; i++) {
            int position = i;
            outstanding++;
            lookups.find(decision, i, computer.code().lookupKey(i, event.row()), event.timeMicros(), row -> {
                rows[position] = row;
                arrived.run();
            });
        }
        arrived.run();
    }

    private void arrived(FeatureComputer computer, Checked.Fit event, WindowCache windows, LookupRow[] rows) {
        outstanding--;
        if (outstanding > 0) {
            return;
        }
        List<LookupRow> found = Arrays.asList(rows);
        List<@Nullable Object @Nullable []> values = new ArrayList<>(found.size());
        found.forEach(row -> values.add(row.values()));
        answer.complete(new FeatureValues(
                computer.decision().name(),
                event.timeMicros(),
                computer.compute(event.timeMicros(), event.row(), windows, values),
                found));
    }

    @Override
    public <T> void then(CompletableFuture<T> future, Consumer<T> next) {
        var unused = future.whenComplete((value, failure) -> {
            if (failure == null) {
                run(() -> next.accept(value));
            } else {
                answer.completeExceptionally(Waiting.exception(failure));
            }
        });
    }

    /** On the executor's thread, later; what it throws is the answer. */
    void run(Runnable step) {
        try {
            executor.execute(() -> {
                try {
                    step.run();
                } catch (RuntimeException e) {
                    answer.completeExceptionally(Waiting.exception(e));
                }
            });
        } catch (RejectedExecutionException e) {
            end();
        }
    }

    /** The process is closing. Any thread. */
    void end() {
        answer.completeExceptionally(PandanException.of(Rejections.closing()));
    }
}
