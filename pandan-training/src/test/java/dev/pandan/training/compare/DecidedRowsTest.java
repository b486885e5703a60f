package dev.pandan.training.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.decide.DecisionCodec;
import dev.pandan.engine.decide.FeatureRow;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.expression.ProjectCompiler;
import dev.pandan.model.linear.LinearModel;
import dev.pandan.model.linear.LinearScorer;
import dev.pandan.model.linear.NumberTerm;
import dev.pandan.model.registry.BundleDraft;
import dev.pandan.model.registry.BundleManifest;
import dev.pandan.model.registry.Model;
import dev.pandan.model.registry.Provenance;
import dev.pandan.model.registry.Registry;
import dev.pandan.spec.project.ProjectReader;
import dev.pandan.store.ShadowLog;
import dev.pandan.store.StoreLayout;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.memory.MemoryStore;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DecidedRowsTest {
    private static final String TEXT = """
            pandan: 1
            name: shop
            store: embedded:cassandra
            streams:
              orders: {id: id, time: at, columns: {id: string, at: timestamp, amount: double}}
              outcomes: {id: id, time: at, columns: {id: string, at: timestamp, bad: boolean}}
            decisions:
              risk:
                stream: orders
                features:
                  amount: amount
                label: {stream: outcomes, value: bad, within: 1h, missing: negative}
                model: {trainer: spark, algorithm: logistic_regression}
                policy:
                  rules:
                    - when: score >= 0.5
                      action: stop
                  otherwise: go
                  fallback: ask
            """;
    private static final int ROWS = 100;

    private final ProjectProgram program =
            ProjectCompiler.compile(ProjectReader.read("pandan.yaml", TEXT, name -> null));
    private final MemoryStore store = new MemoryStore();
    private final Registry registry = new Registry(store.objects(), Clock.systemUTC());
    private final Map<String, Object> labels = new HashMap<>();

    /** A model that says the higher the amount the surer, or the other way round. */
    private BundleManifest bundle(double weight) {
        Model model = Model.of(new LinearModel(0, List.of(new NumberTerm("amount", 0, 0, 1, weight, 0, 0))));
        return registry.add(new BundleDraft(
                "risk",
                program.fingerprint(),
                TEXT,
                LinearScorer.NAME,
                model.domain(),
                model.output(),
                model.files(),
                Map.of(),
                new Provenance("", 0, 0, 0, 0, "", Map.of(), Map.of())));
    }

    private static double score(double weight, float amount) {
        return LinearModel.probability(weight * amount);
    }

    private static byte[] decision(String id, int bundle, Object[] features, double score) {
        return DecisionCodec.encode(new Decision(
                "risk",
                id,
                0,
                new FeatureRow(features, new long[0], new long[0]),
                List.of(),
                score,
                "go",
                -1,
                bundle,
                "linear-java/1",
                0,
                new double[0]));
    }

    private void write(String stream, String id, Map<String, byte[]> decisions) {
        store.write(List.of(new StoredEvent(stream, id, 1_000, new byte[0], 0, 0, decisions)), List.of())
                .join();
    }

    @Test
    void compare_championCanaryAndChallenger_sameRowsAndWhereScoresComeFrom() {
        BundleManifest champion = bundle(0.1);
        BundleManifest canary = bundle(-0.1);
        BundleManifest challenger = bundle(0.2);
        registry.promote("risk", 1);
        registry.canary("risk", 2, 0.5);
        registry.challenge("risk", 3);
        store.create(new StoreLayout(List.of("orders", "outcomes"), List.of(), List.of()))
                .join();
        store.create(ShadowLog.layout("risk")).join();
        for (int i = 0; i < ROWS; i++) {
            String id = "o" + i;
            float amount = i - ROWS / 2f + 0.5f;
            int by = i % 4 == 0 ? 2 : 1;
            write(
                    "orders",
                    id,
                    Map.of("risk", decision(id, by, new Object[] {amount}, score(by == 2 ? -0.1 : 0.1, amount))));
            if (i % 2 == 0) {
                byte[] shadow = decision(id, 3, new Object[0], score(0.2, amount));
                write(ShadowLog.stream("risk"), id, Map.of("risk@3", shadow));
            }
            if (i < 90) {
                labels.put(id, amount > 0);
            }
        }
        try (DecidedRows rows = new DecidedRows(
                program, program.decisions().get("risk"), registry, List.of(champion, canary, challenger), labels, 0)) {
            Comparison comparison = rows.compare(store);
            assertThat(comparison.rows()).isEqualTo(90);
            assertThat(comparison.unknown()).isEqualTo(10);
            assertThat(comparison.leftOut()).isZero();
            assertThat(comparison.contenders())
                    .extracting(Contender::label)
                    .containsExactly("risk@1", "risk@2", "risk@3");
            assertThat(comparison.contenders())
                    .extracting(Contender::stage)
                    .containsExactly("champion", "canary 50%", "challenger");
            assertThat(comparison.contenders())
                    .extracting(one -> one.metrics().byName().get("auc"))
                    .containsExactly(1.0, 0.0, 1.0);
            assertThat(comparison.contenders()).extracting(Contender::decided).containsExactly(67L, 23L, 0L);
            assertThat(comparison.contenders()).extracting(Contender::recorded).containsExactly(0L, 0L, 45L);
            assertThat(comparison.contenders())
                    .extracting(Contender::scoredAgain)
                    .containsExactly(23L, 67L, 45L);
            assertThat(comparison.contenders().get(1).decidedFigure()).isEqualTo(0.0);
            assertThat(comparison.figure()).isEqualTo("auc");
            assertThat(comparison.contenders().get(2).metrics().byName().get("log_loss"))
                    .isCloseTo(expectedLogLoss(), within(1e-9));
        }
    }

    private double expectedLogLoss() {
        double sum = 0;
        for (int i = 0; i < 90; i++) {
            float amount = i - ROWS / 2f + 0.5f;
            sum -= Math.log(score(0.2, Math.abs(amount)));
        }
        return sum / 90;
    }
}
