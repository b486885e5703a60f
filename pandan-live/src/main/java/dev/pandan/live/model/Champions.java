package dev.pandan.live.model;

import dev.pandan.model.registry.BundleManifest;
import dev.pandan.model.registry.Registry;
import dev.pandan.model.registry.Stages;
import java.util.Optional;
import java.util.Set;

/** Which bundle decides. Thread-safe; calls may wait for the database. */
public interface Champions {

    /** Version of the bundle that is to decide now. */
    Optional<Integer> version(String decision);

    /** Version that decides about a share of the events in place of the champion; empty: none. */
    default Optional<Canary> canary(String decision) {
        return Optional.empty();
    }

    /** Versions that score every event in the champion's shadow. */
    default Set<Integer> challengers(String decision) {
        return Set.of();
    }

    Bundle load(String decision, int version);

    /**
     * @param share in (0, 1): of events, by the hash of their ids
     */
    record Canary(int version, double share) {}

    /** Those of the registry. */
    static Champions of(Registry registry) {
        return new Champions() {
            @Override
            public Optional<Integer> version(String decision) {
                return registry.champion(decision);
            }

            @Override
            public Optional<Canary> canary(String decision) {
                Stages stages = registry.stages(decision);
                return stages.canary() == 0
                        ? Optional.empty()
                        : Optional.of(new Canary(stages.canary(), stages.canaryShare()));
            }

            @Override
            public Set<Integer> challengers(String decision) {
                return registry.stages(decision).challengers();
            }

            @Override
            public Bundle load(String decision, int version) {
                BundleManifest manifest = registry.bundle(decision, version);
                return new Bundle(version, manifest.fingerprint(), manifest.output(), registry.scorer(manifest));
            }
        };
    }
}
