package dev.pandan.training.compare;

import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.decide.DecisionCodec;
import dev.pandan.engine.decide.Policy;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.verdict.Verdict;
import dev.pandan.model.registry.BundleManifest;
import dev.pandan.model.registry.Registry;
import dev.pandan.store.Scan;
import dev.pandan.store.ShadowLog;
import dev.pandan.store.Split;
import dev.pandan.store.Store;
import dev.pandan.store.StoredEvent;
import dev.pandan.training.evaluate.Quality;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The decided events whose labels are known, and what each bundle scored on them. Closes the bundles' scorers. Not thread-safe. */
final class DecidedRows implements AutoCloseable {
    private static final int PARTS = 16;
    private static final int LOOKED_UP = 500;

    private final DecisionProgram decision;
    private final Map<String, Object> labels;
    private final long fromMicros;
    private final List<ScoredBundle> bundles = new ArrayList<>();
    /** Versions whose decisions have the project's features. */
    private final Set<Integer> fitting;

    private final Policy policy;
    private long unknown;
    private long leftOut;
    private long rows;

    /**
     * @param labels by event, those that are known
     */
    DecidedRows(
            ProjectProgram program,
            DecisionProgram decision,
            Registry registry,
            List<BundleManifest> bundles,
            Map<String, Object> labels,
            long fromMicros) {
        this.decision = decision;
        this.labels = labels;
        this.fromMicros = fromMicros;
        this.policy = new Policy(decision, program.newCode().decision(decision.name()));
        this.fitting = registry.list(decision.name()).stream()
                .filter(bundle -> bundle.fingerprint().equals(decision.fingerprint()))
                .map(BundleManifest::version)
                .collect(Collectors.toCollection(HashSet::new));
        fitting.add(0);
        var stages = registry.stages(decision.name());
        for (BundleManifest bundle : bundles) {
            this.bundles.add(new ScoredBundle(
                    bundle,
                    stages.of(bundle.version()),
                    registry.scorer(bundle),
                    new Judged(decision.spec().target(), decision.spec().policy())));
        }
    }

    Comparison compare(Store store) {
        store.create(ShadowLog.layout(decision.name())).join();
        List<Decision> some = new ArrayList<>(LOOKED_UP);
        decided(store, made -> {
            some.add(made);
            if (some.size() == LOOKED_UP) {
                take(store, some);
                some.clear();
            }
        });
        take(store, some);
        return new Comparison(
                rows,
                unknown,
                leftOut,
                fromMicros,
                Quality.leading(decision.spec().target()),
                bundles.stream().map(ScoredBundle::contender).toList());
    }

    /** Tells the decisions whose labels are known. */
    private void decided(Store store, Consumer<Decision> each) {
        for (Split split : store.eventSplits(decision.stream(), PARTS)) {
            try (Scan<StoredEvent> events = store.scanEvents(split)) {
                while (events.hasNext()) {
                    StoredEvent event = events.next();
                    byte[] stored = event.decisions().get(decision.name());
                    if (stored == null || event.timeMicros() < fromMicros) {
                        continue;
                    }
                    if (labels.containsKey(event.id())) {
                        each.accept(DecisionCodec.decode(stored));
                    } else {
                        unknown++;
                    }
                }
            }
        }
    }

    private void take(Store store, List<Decision> some) {
        Map<String, StoredEvent> shadows = new HashMap<>();
        store.events(
                        ShadowLog.stream(decision.name()),
                        some.stream().map(Decision::id).toList())
                .join()
                .forEach(shadow -> shadows.put(shadow.id(), shadow));
        for (Decision made : some) {
            StoredEvent shadow = shadows.get(made.id());
            take(made, shadow == null ? Map.of() : shadow.decisions());
        }
    }

    private void take(Decision made, Map<String, byte[]> recorded) {
        boolean comparable = fitting.contains(made.bundle())
                && made.features().values().length == decision.features().size();
        if (!comparable) {
            leftOut++;
            return;
        }
        List<ScoredBundle.Score> scores =
                bundles.stream().map(bundle -> bundle.score(made, recorded)).toList();
        if (scores.stream().anyMatch(score -> Double.isNaN(score.said().score()))) {
            leftOut++;
            return;
        }
        rows++;
        Object label = Objects.requireNonNull(labels.get(made.id()));
        for (int i = 0; i < scores.size(); i++) {
            Verdict said = scores.get(i).said();
            int rule = policy.decide(said, made.features().values()).rule();
            bundles.get(i).add(scores.get(i), label, rule);
        }
    }

    @Override
    public void close() {
        bundles.forEach(ScoredBundle::close);
    }
}
