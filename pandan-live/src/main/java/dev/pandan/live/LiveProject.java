package dev.pandan.live;

import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.decide.DecisionCodec;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.live.event.Checked;
import dev.pandan.live.event.RowCheck;
import dev.pandan.live.event.StreamPlans;
import dev.pandan.live.metrics.Counters;
import dev.pandan.live.metrics.LiveMetrics;
import dev.pandan.live.model.Bundle;
import dev.pandan.live.model.Champions;
import dev.pandan.live.model.Deciders;
import dev.pandan.live.model.FeatureValues;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import dev.pandan.store.Expired;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A project that takes in events and decides about them, as the one holder of its writer lease. Thread-safe.
 *
 * <p>Events are admitted in the order of {@link #submit}, each sees all that were admitted before it, and answers come in the same order once everything is durable.
 * Answers complete on the thread that admits events: continue elsewhere ({@code thenAcceptAsync}) with anything that takes time.
 */
public final class LiveProject implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveProject.class);
    private static final long REFRESH_MILLIS = 500;

    private final LiveOptions options;
    private final ProjectProgram program;
    private final StreamPlans plans;
    private final RowCheck rowCheck;
    private final Semaphore permits;
    private final Counters counters;
    private final Heart heart;
    private final FeatureQuestions questions;
    /** Challengers that do not fit the project; guarded by this. */
    private final Map<String, Set<Integer>> misfits = new HashMap<>();

    /** What the last look at the champions failed with; empty: nothing. */
    private volatile String refreshTrouble = "";

    private LiveProject(LiveOptions options) {
        this.options = options;
        this.program = options.program();
        this.plans = new StreamPlans(program);
        this.rowCheck = new RowCheck(plans, options.clock(), options.limits().allowedFuture());
        this.permits = new Semaphore(options.limits().inFlight());
        this.counters = new Counters(() -> options.limits().inFlight() - permits.availablePermits());
        this.heart = new Heart(options, plans, counters, permits);
        this.questions = new FeatureQuestions(options, rowCheck, heart::edition);
    }

    /**
     * Creates what the project lacks in its database, takes the writer lease, finishes what a process that died has left in the journal, and loads the champions.
     *
     * <p>Fails with {@code LEASE_HELD} if another process still holds the lease after its time to live, with {@code MISMATCH} if a champion was trained with other
     * features than the project's, with {@code STORE_UNAVAILABLE} if the database does not answer.
     */
    public static LiveProject open(LiveOptions options) {
        Waiting.get(options.store().create(Layouts.of(options.program())));
        LiveProject project = new LiveProject(options);
        project.heart.open();
        try {
            project.refresh();
        } catch (PandanException e) {
            project.close();
            throw e;
        }
        project.heart.every(REFRESH_MILLIS, project::refreshQuietly);
        return project;
    }

    /**
     * Takes in an event. The future never fails; it completes with {@link Outcome.Rejected} whenever the event was not decided.
     */
    public CompletableFuture<Outcome> submit(Submission submission) {
        return submit(submission, false);
    }

    /** As {@link #submit}, but waits while too many submissions are in flight instead of rejecting with {@code OVERLOADED}. For streams of events. */
    public CompletableFuture<Outcome> submitPatiently(Submission submission) throws InterruptedException {
        permits.acquire();
        return submit(submission, true);
    }

    /** Does nothing but wait, at most the given time, until a submission would not be rejected with {@code OVERLOADED}. */
    public boolean awaitRoom(long timeout, TimeUnit unit) throws InterruptedException {
        boolean room = permits.tryAcquire(timeout, unit);
        if (room) {
            permits.release();
        }
        return room;
    }

    private CompletableFuture<Outcome> submit(Submission submission, boolean permitted) {
        Problem refused = heart.refusal();
        if (refused != null) {
            return rejected(refused, permitted);
        }
        Checked checked = rowCheck.check(submission.stream(), submission.row());
        if (checked instanceof Checked.Misfit misfit) {
            return rejected(misfit.problem(), permitted);
        }
        Checked.Fit fit = (Checked.Fit) checked;
        Problem wrong = wrongDecision(submission);
        if (wrong != null) {
            return rejected(wrong, permitted);
        }
        if (!permitted && !permits.tryAcquire()) {
            return rejected(Rejections.overloaded(options.limits().inFlight()), false);
        }
        List<String> wanted =
                submission.decision().map(List::of).orElse(fit.stream().decisions());
        Ticket ticket = new Ticket(fit, wanted, submission.dryRun(), System.nanoTime());
        heart.submit(ticket);
        return ticket.answer;
    }

    private @Nullable Problem wrongDecision(Submission submission) {
        if (submission.decision().isEmpty()) {
            return null;
        }
        String name = submission.decision().get();
        DecisionProgram decision = program.decisions().get(name);
        if (decision == null) {
            return Rejections.noDecision(name, program.decisions().keySet());
        }
        return decision.stream().equals(submission.stream()) ? null : Rejections.otherStream(name, decision.stream());
    }

    private CompletableFuture<Outcome> rejected(Problem problem, boolean permitted) {
        if (permitted) {
            permits.release();
        }
        counters.reject(problem.code());
        return CompletableFuture.completedFuture(new Outcome.Rejected(problem));
    }

    /**
     * The features that a decision about an event would have now or would have had at another time: windows and lookups are read as of the event's time, from everything
     * that has been acknowledged. Nothing is decided, stored or kept in memory, conditions of the section {@code valid} are not asked, and no model is needed.
     *
     * <p>Fails with {@code NOT_FOUND} if there is no such decision, with {@code EVENT_INVALID} if the row does not fit its stream, with {@code OVERLOADED} while
     * too many questions are open.
     */
    public CompletableFuture<FeatureValues> features(FeatureQuestion question) {
        Problem refused = heart.refusal();
        return refused == null ? questions.ask(question) : CompletableFuture.failedFuture(PandanException.of(refused));
    }

    /**
     * A decision that was made before; empty if there is none about this id.
     *
     * <p>Fails with {@code NOT_FOUND} if there is no such decision in the project.
     */
    public CompletableFuture<Optional<Decision>> stored(String decision, String id) {
        DecisionProgram declared = program.decisions().get(decision);
        if (declared == null) {
            return CompletableFuture.failedFuture(PandanException.of(
                    Rejections.noDecision(decision, program.decisions().keySet())));
        }
        return options.store().events(declared.stream(), List.of(id)).thenApply(events -> events.stream()
                .flatMap(event -> Optional.ofNullable(event.decisions().get(decision)).stream())
                .findFirst()
                .map(DecisionCodec::decode));
    }

    /** Looks what has expired and which bundles are to decide, and switches to them, each between two events. Waits for the database; also done by itself twice a second. */
    public synchronized void refresh() {
        heed(new Expired(options.store()).all());
        for (String decision : program.project().decisions().keySet()) {
            Optional<Integer> champion = options.champions().version(decision);
            if (champion.isPresent() && champion.get() != heart.version(decision)) {
                Bundle bundle = options.champions().load(decision, champion.get());
                Deciders.requireSameProgram(program, decision, bundle);
                heart.use(decision, bundle);
            }
            refreshCanary(decision);
            refreshChallengers(decision);
        }
    }

    private void refreshCanary(String decision) {
        Optional<Champions.Canary> wanted = options.champions().canary(decision);
        if (wanted.equals(heart.canary(decision))) {
            return;
        }
        if (wanted.isEmpty()) {
            heart.useCanary(decision, null, 0);
            return;
        }
        Bundle bundle = options.champions().load(decision, wanted.get().version());
        Deciders.requireSameProgram(program, decision, bundle);
        heart.useCanary(decision, bundle, wanted.get().share());
    }

    /** A challenger that does not fit is left out: nothing depends on it. */
    private void refreshChallengers(String decision) {
        Set<Integer> wanted = new TreeSet<>(options.champions().challengers(decision));
        wanted.removeAll(misfits.getOrDefault(decision, Set.of()));
        if (wanted.equals(heart.challengers(decision))) {
            return;
        }
        List<Bundle> bundles = new ArrayList<>();
        for (int version : wanted) {
            try {
                Bundle bundle = options.champions().load(decision, version);
                Deciders.requireSameProgram(program, decision, bundle);
                bundles.add(bundle);
            } catch (PandanException e) {
                LOG.warn("{}@{} scores nothing as a challenger: {}", decision, version, e.getMessage());
                misfits.computeIfAbsent(decision, name -> new HashSet<>()).add(version);
            }
        }
        heart.useChallengers(decision, bundles);
    }

    private void refreshQuietly() {
        try {
            refresh();
            refreshTrouble = "";
        } catch (RuntimeException e) {
            // Whatever it was: an exception would end the timer's task for good. Told once, not every second.
            String trouble = Waiting.problem(e).message();
            if (!trouble.equals(refreshTrouble) && !heart.isClosed()) {
                LOG.warn("the bundle that decides is not changed: {}", trouble);
            }
            refreshTrouble = trouble;
        }
    }

    /** Version of the bundle that decides; empty: none was promoted, and the decision's fallback is taken. */
    public Optional<Integer> bundle(String decision) {
        int version = heart.version(decision);
        return version == 0 ? Optional.empty() : Optional.of(version);
    }

    /** The bundle that decides about a share of the events in place of the champion. */
    public Optional<Champions.Canary> canary(String decision) {
        return heart.canary(decision);
    }

    /** Versions of the bundles that score every event in the champion's shadow. */
    public Set<Integer> challengers(String decision) {
        return heart.challengers(decision);
    }

    /**
     * Stores history without deciding about it. While it runs, submissions are rejected with {@code OVERLOADED}.
     *
     * @param load what is loaded, and how far an earlier run came
     */
    public LoadReport load(Load load) {
        return heart.exclusively(loading -> new Loader(options, plans, rowCheck, loading).run(load));
    }

    /**
     * Stores decisions about events that were stored without them; one that was made before stays as it is. While it runs, submissions are rejected with {@code
     * OVERLOADED}.
     *
     * @param decisions all of one decision of the project
     * @return how many are new
     */
    public int keep(List<MadeDecision> decisions) {
        return heart.exclusively(loading -> new DecisionKeeper(options, loading).keep(decisions));
    }

    /**
     * Removes what has expired by {@code keep} of its stream, in every stream. It may be broken off and be run again. While it runs, submissions are rejected with {@code
     * OVERLOADED}.
     *
     * @param progress told how many events were removed
     */
    public List<ExpiryReport> expire(LongConsumer progress) {
        return heart.exclusively(loading -> {
            ExpiryTimes due = new ExpiryTimes(program, loading.bounds()::reached);
            Map<String, Expired.Times> raised = new Expired(options.store()).raise(due.all());
            heed(raised);
            return new Expiry(options.store(), program, plans, progress).run(raised);
        });
    }

    /** What {@link #expire} would note as expired, by stream. Changes nothing. */
    public Map<String, Expired.Times> expiring() {
        return heart.exclusively(loading -> new ExpiryTimes(program, loading.bounds()::reached).all());
    }

    private void heed(Map<String, Expired.Times> expired) {
        Map<String, Long> oldest = new HashMap<>();
        expired.forEach((stream, times) -> oldest.put(stream, times.decidedFrom()));
        rowCheck.refuseBefore(oldest);
    }

    /** Why nothing is admitted at the moment; empty if all is well. */
    public Optional<Problem> trouble() {
        return Optional.ofNullable(heart.refusal());
    }

    /** Whether tiles are being made, or about to be. */
    public boolean isSealing() {
        return heart.isSealing();
    }

    public ProjectProgram program() {
        return program;
    }

    /** Keeps what a capture says of itself, for {@link #metrics}. */
    public void captured(String stream, LiveMetrics.CaptureMetrics told) {
        counters.captured(stream, told);
    }

    public LiveMetrics metrics() {
        return counters;
    }

    /** Waits for what is in flight, then gives the lease back. Does not close the store. May be called twice. */
    @Override
    public void close() {
        questions.close();
        heart.close();
    }
}
