package dev.pandan.training;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.model.Rows;
import dev.pandan.model.Scorer;
import dev.pandan.training.evaluate.Importance;
import dev.pandan.training.evaluate.ImportanceTable;
import dev.pandan.training.evaluate.Quality;
import dev.pandan.training.history.FeatureExample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Measures what a model loses without what a feature tells: its values are dealt out anew among the rows, all else stays. */
final class Permutation {
    private static final int DEALS = 3;

    private final DecisionProgram decision;
    private final Scorer scorer;
    private final List<FeatureExample> rows;
    private final Loss loss;

    /** @param given rows in order, labelled if the model learns from labels; of many, evenly spaced ones are taken */
    Permutation(DecisionProgram decision, Scorer scorer, List<FeatureExample> given) {
        this.decision = decision;
        this.scorer = scorer;
        List<FeatureExample> all = Loss.measurable(decision.spec().target(), given);
        this.rows = spaced(all, all.isEmpty() ? 0 : affordable(spaced(all, Pace.TRIED)));
        this.loss = Loss.of(decision, scorer, rows);
    }

    private int affordable(List<FeatureExample> few) {
        Rows values = unboxed(few);
        Loss ofFew = Loss.of(decision, scorer, few);
        return Pace.rows(DEALS * decision.features().size(), () -> ofFew.of(values));
    }

    private static List<FeatureExample> spaced(List<FeatureExample> all, int most) {
        int step = Math.max(1, (all.size() + most - 1) / Math.max(1, most));
        List<FeatureExample> some = new ArrayList<>();
        for (int i = 0; i < all.size(); i += step) {
            some.add(all.get(i));
        }
        return some;
    }

    private Rows unboxed(List<FeatureExample> some) {
        return Rows.of(
                scorer.domain(), some.stream().map(FeatureExample::values).toList());
    }

    /** None where nothing tells how good the model is, as of anomalies without labels. */
    ImportanceTable measure(long seed) {
        Rows values = unboxed(rows);
        double before = rows.isEmpty() ? Double.NaN : loss.of(values);
        if (Double.isNaN(before)) {
            return ImportanceTable.none();
        }
        List<Importance> importances = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(seed);
        for (int feature = 0; feature < decision.features().size(); feature++) {
            double[] losses = new double[DEALS];
            for (int deal = 0; deal < DEALS; deal++) {
                losses[deal] = loss.of(dealt(values, feature, random.split())) - before;
            }
            add(importances, decision.features().get(feature).name(), losses);
        }
        importances.sort(Comparator.comparingDouble(Importance::mean).reversed());
        return new ImportanceTable(Quality.leading(decision.spec().target()), rows.size(), DEALS, seed, importances);
    }

    private static void add(List<Importance> importances, String feature, double[] losses) {
        double mean = Arrays.stream(losses).average().orElse(Double.NaN);
        if (Double.isFinite(mean)) {
            Arrays.sort(losses);
            importances.add(new Importance(feature, mean, losses[0], losses[DEALS - 1]));
        }
    }

    private static Rows dealt(Rows values, int feature, SplittableRandom random) {
        int[] places = new int[values.size()];
        Arrays.setAll(places, i -> i);
        for (int i = places.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int place = places[i];
            places[i] = places[other];
            places[other] = place;
        }
        return values.dealt(feature, places);
    }
}
