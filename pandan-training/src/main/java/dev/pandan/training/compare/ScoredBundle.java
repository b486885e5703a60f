package dev.pandan.training.compare;

import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.decide.DecisionCodec;
import dev.pandan.engine.verdict.Verdict;
import dev.pandan.model.Scorer;
import dev.pandan.model.registry.BundleManifest;
import java.util.BitSet;
import java.util.Map;

/** A bundle and what it scored, row by row. Not thread-safe. */
final class ScoredBundle implements AutoCloseable {
    private final BundleManifest bundle;
    private final String stage;
    private final Scorer scorer;
    private final Judged judged;
    private final BitSet decided = new BitSet();
    private long recorded;
    private long scoredAgain;

    ScoredBundle(BundleManifest bundle, String stage, Scorer scorer, Judged judged) {
        this.judged = judged;
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

    record Score(Verdict said, Source source) {}

    /**
     * @param shadows what challengers made of the event, by bundle
     */
    Score score(Decision made, Map<String, byte[]> shadows) {
        if (made.bundle() == bundle.version()) {
            return new Score(made.verdict(), Source.DECIDED);
        }
        byte[] shadow = shadows.get(bundle.label());
        return shadow != null
                ? new Score(DecisionCodec.decode(shadow).verdict(), Source.RECORDED)
                : new Score(scorer.verdict(made.features().values()), Source.AGAIN);
    }

    void add(Score score, Object label, int rule) {
        int row = judged.size();
        judged.add(score.said(), label, rule);
        switch (score.source()) {
            case DECIDED -> decided.set(row);
            case RECORDED -> recorded++;
            case AGAIN -> scoredAgain++;
        }
    }

    Contender contender() {
        return new Contender(
                bundle.label(),
                stage,
                judged.all(),
                decided.cardinality(),
                judged.figure(decided),
                recorded,
                scoredAgain);
    }

    @Override
    public void close() {
        scorer.close();
    }
}
