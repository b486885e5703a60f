package dev.pandan.live;

import dev.pandan.engine.decide.FeatureComputer;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.ProjectCode;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.live.event.Checked;
import dev.pandan.live.event.RowCheck;
import dev.pandan.live.model.FeatureValues;
import dev.pandan.live.tile.TableForm;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@link FeatureQuestion}s beside the live path, on a thread of its own: decisions neither wait for them nor have what they keep in memory pushed out by a
 * window of the past. Reads what is stored, which holds every event that was acknowledged; windows are built and features computed by the classes that decide.
 * Thread-safe.
 */
final class FeatureQuestions implements AutoCloseable {
    private static final int MOST = 64;

    private final LiveOptions options;
    private final ProjectProgram program;
    private final RowCheck rowCheck;
    private final Semaphore permits = new Semaphore(MOST);
    private final Set<Asking> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "pandan-live-features");
        made.setDaemon(true);
        return made;
    });
    /** Owned by the thread, like the computers. */
    private final ProjectCode code;

    private final List<TableForm> forms;
    private final Map<String, FeatureComputer> computers = new HashMap<>();

    /**
     * @param editions of the tiles of window tables, by name
     */
    FeatureQuestions(LiveOptions options, RowCheck rowCheck, ToLongFunction<String> editions) {
        this.options = options;
        this.program = options.program();
        this.rowCheck = rowCheck;
        this.code = program.newCode();
        this.forms = TableForm.of(program, code, editions);
    }

    /** The future fails with a {@link PandanException}. */
    CompletableFuture<FeatureValues> ask(FeatureQuestion question) {
        DecisionProgram decision = program.decisions().get(question.decision());
        if (decision == null) {
            return refused(Rejections.noDecision(
                    question.decision(), program.decisions().keySet()));
        }
        Checked checked = rowCheck.question(decision.stream(), timed(decision, question.row()));
        if (checked instanceof Checked.Misfit misfit) {
            return refused(misfit.problem());
        }
        if (!permits.tryAcquire()) {
            return refused(Rejections.overloaded(MOST));
        }
        CompletableFuture<FeatureValues> answer = new CompletableFuture<>();
        Asking asking = new Asking(options, forms, thread, answer);
        open.add(asking);
        var unused = answer.whenComplete((values, failure) -> {
            open.remove(asking);
            permits.release();
        });
        asking.run(() -> asking.start(computer(question.decision()), (Checked.Fit) checked));
        return answer;
    }

    private @Nullable Object[] timed(DecisionProgram decision, @Nullable Object[] row) {
        int time = Objects.requireNonNull(program.project().streams().get(decision.stream()))
                .timePosition();
        if (time >= row.length || row[time] != null) {
            return row;
        }
        @Nullable Object[] now = row.clone();
        now[time] = ChronoUnit.MICROS.between(Instant.EPOCH, options.clock().instant());
        return now;
    }

    private FeatureComputer computer(String decision) {
        return computers.computeIfAbsent(decision, name -> new FeatureComputer(program, code, name));
    }

    private static CompletableFuture<FeatureValues> refused(Problem problem) {
        return CompletableFuture.failedFuture(PandanException.of(problem));
    }

    @Override
    public void close() {
        thread.shutdown();
        open.forEach(Asking::end);
    }
}
