package dev.pandan.server;

import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.expression.ProjectCompiler;
import dev.pandan.live.LeaseTimes;
import dev.pandan.live.LiveLimits;
import dev.pandan.live.LiveOptions;
import dev.pandan.live.LiveProject;
import dev.pandan.live.model.Bundle;
import dev.pandan.live.model.Champions;
import dev.pandan.model.Domain;
import dev.pandan.model.Scorer;
import dev.pandan.spec.project.ProjectReader;
import dev.pandan.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The flights example with a model that scores by the distance alone. */
final class Flights {
    static final ProjectProgram PROGRAM = program();

    private Flights() {}

    static LiveProject open(Store store) {
        return open(store, LiveLimits.standard());
    }

    static LiveProject open(Store store, LiveLimits limits) {
        return open(store, limits, new ByDistance(Optional.empty(), Set.of()));
    }

    /** Half of the departures are decided by version 4 in place of version 3; version 5 scores all of them in the shadow. */
    static LiveProject openWithRivals(Store store) {
        ByDistance rivals = new ByDistance(Optional.of(new Champions.Canary(4, 0.5)), Set.of(5));
        return open(store, LiveLimits.standard(), rivals);
    }

    private static LiveProject open(Store store, LiveLimits limits, Champions champions) {
        return LiveProject.open(new LiveOptions(
                PROGRAM,
                store,
                champions,
                Clock.systemUTC(),
                "test-" + UUID.randomUUID(),
                "",
                limits,
                LeaseTimes.standard()));
    }

    static String departure(int i) {
        return departure("f-" + i, i, 100 + i % 3_000);
    }

    static String departure(String id, int second, int distance) {
        return String.format(
                Locale.ROOT,
                "{\"stream\":\"departures\",\"flight_id\":\"%s\",\"departed_at\":\"2001-03-14T%02d:%02d:%02dZ\",\"origin\":\"JFK\",\"destination\":\"LAX\",\"distance\":%d}",
                id,
                second / 3_600 % 24,
                second / 60 % 60,
                second % 60,
                distance);
    }

    static String arrival(int i) {
        return String.format(
                Locale.ROOT,
                "{\"stream\":\"arrivals\",\"flight_id\":\"f-%d\",\"arrived_at\":\"2001-03-14T%02d:%02d:%02dZ\",\"origin\":\"LAX\",\"destination\":\"JFK\",\"delay\":%d}",
                i,
                i / 3_600 % 24,
                i / 60 % 60,
                i % 60,
                i % 40 - 5);
    }

    private static ProjectProgram program() {
        try {
            String text = Files.readString(Path.of("../examples/flights/pandan.yaml"));
            return ProjectCompiler.compile(ProjectReader.read("pandan.yaml", text, name -> null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record ByDistance(Optional<Canary> rival, Set<Integer> shadow) implements Champions {
        @Override
        public Optional<Integer> version(String decision) {
            return Optional.of(3);
        }

        @Override
        public Optional<Canary> canary(String decision) {
            return rival;
        }

        @Override
        public Set<Integer> challengers(String decision) {
            return shadow;
        }

        @Override
        public Bundle load(String decision, int version) {
            return new Bundle(version, PROGRAM.fingerprint(), new DistanceScorer());
        }
    }

    private static final class DistanceScorer implements Scorer {
        @Override
        public String name() {
            return "distance/1";
        }

        @Override
        public Domain domain() {
            return new Domain(List.of(Domain.Input.number("distance")));
        }

        @Override
        public double score(Object[] features) {
            return features[0] instanceof Float distance ? distance / 4_000 : Double.NaN;
        }

        @Override
        public double[] contributions(Object[] features) {
            return new double[] {features[0] instanceof Float distance ? distance / 1_000 : 0};
        }
    }
}
