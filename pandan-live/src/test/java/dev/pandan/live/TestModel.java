package dev.pandan.live;

import dev.pandan.live.model.Bundle;
import dev.pandan.live.model.Champions;
import dev.pandan.model.Domain;
import dev.pandan.model.Scorer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Champions whose version a test sets; version v adds v to the log-odds. */
final class TestModel implements Champions {
    final AtomicInteger version = new AtomicInteger();
    /** Scorers that were handed out and not closed. */
    final AtomicInteger open = new AtomicInteger();

    volatile String fingerprint = Shop.program().fingerprint();

    static TestModel promoted(int version) {
        TestModel model = new TestModel();
        model.version.set(version);
        return model;
    }

    @Override
    public Optional<Integer> version(String decision) {
        int now = version.get();
        return now == 0 || !decision.equals("risk") ? Optional.empty() : Optional.of(now);
    }

    @Override
    public Bundle load(String decision, int bundle) {
        open.incrementAndGet();
        return new Bundle(bundle, fingerprint, new Sum(bundle, open));
    }

    /** The domain is in another order than the project's features, and leaves one out. */
    private record Sum(int bias, AtomicInteger open) implements Scorer {
        @Override
        public void close() {
            open.decrementAndGet();
        }

        @Override
        public String name() {
            return "sum/1";
        }

        @Override
        public Domain domain() {
            return new Domain(List.of(
                    Domain.Input.category("shop", List.of()),
                    Domain.Input.number("spent"),
                    Domain.Input.number("busy"),
                    Domain.Input.number("returned")));
        }

        @Override
        public double score(Object[] features) {
            double sum = bias;
            for (double part : contributions(features)) {
                sum += part;
            }
            return features[0] == null ? Double.NaN : 1 / (1 + Math.exp(-sum));
        }

        @Override
        public double[] contributions(Object[] features) {
            return new double[] {0, part(features[1], 0.01), part(features[2], -0.3), part(features[3], 0.5)};
        }

        private static double part(Object value, double weight) {
            return value instanceof Float number ? number * weight : 0;
        }
    }
}
