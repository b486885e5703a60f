package dev.pandan.training.compare;

import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.decide.DecisionCodec;
import dev.pandan.model.Scorer;
import dev.pandan.model.registry.BundleManifest;
import dev.pandan.spec.project.PolicySpec;
import dev.pandan.training.evaluate.Metrics;
import dev.pandan.training.evaluate.Predictions;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** A bundle and what it scored, row by row. Not thread-safe. */
final class ScoredBundle implements AutoCloseable {
    private final BundleManifest bundle;
    private final String stage;
    private final Scorer scorer;
    private final List<Double> scores = new ArrayList<>();
    private final BitSet labels = new BitSet();
    private final List<Integer> rules = new ArrayList<>();
    private final BitSet decided = new BitSet();
    private long recorded;
    private long scoredAgain;

    ScoredBundle(BundleManifest bundle, String stage, Scorer scorer) {
        this.bundle = bundle;
        this.stage = stage;
        this.scorer = scorer;
    }

    /** Where a score comes from. */
    enum Source {
        DECIDED,
        RECORDED,
        AGAIN
    }

    record Score(double value, Source source) {}

    /**
     * @param shadows what challengers made of the event, by bundle
     */
    Score score(Decision made, Map<String, byte[]> shadows) {
        if (made.bundle() == bundle.version()) {
            return new Score(made.score(), Source.DECIDED);
        }
        byte[] shadow = shadows.get(bundle.label());
        return shadow != null
                ? new Score(DecisionCodec.decode(shadow).score(), Source.RECORDED)
                : new Score(scorer.score(made.features().values()), Source.AGAIN);
    }

    void add(Score score, boolean label, int rule) {
        int row = scores.size();
        scores.add(score.value());
        labels.set(row, label);
        rules.add(rule);
        switch (score.source()) {
            case DECIDED -> decided.set(row);
            case RECORDED -> recorded++;
            case AGAIN -> scoredAgain++;
        }
    }

    Contender contender(PolicySpec policy) {
        BitSet all = new BitSet();
        all.set(0, scores.size());
        return new Contender(
                bundle.label(),
                stage,
                Metrics.of(of(all), policy),
                decided.cardinality(),
                Metrics.of(of(decided), policy).auc(),
                recorded,
                scoredAgain);
    }

    private Predictions of(BitSet some) {
        int[] rows = some.stream().toArray();
        double[] values = new double[rows.length];
        boolean[] truth = new boolean[rows.length];
        int[] held = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = scores.get(rows[i]);
            truth[i] = labels.get(rows[i]);
            held[i] = rules.get(rows[i]);
        }
        return new Predictions(values, truth, held);
    }

    @Override
    public void close() {
        scorer.close();
    }
}
