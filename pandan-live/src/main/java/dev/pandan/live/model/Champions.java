package dev.pandan.live.model;

import dev.pandan.model.registry.BundleManifest;
import dev.pandan.model.registry.Registry;
import java.util.Optional;

/** Which bundle decides. Thread-safe; calls may wait for the database. */
public interface Champions {

    /** Version of the bundle that is to decide now. */
    Optional<Integer> version(String decision);

    Bundle load(String decision, int version);

    /** Those of the registry. */
    static Champions of(Registry registry) {
        return new Champions() {
            @Override
            public Optional<Integer> version(String decision) {
                return registry.champion(decision);
            }

            @Override
            public Bundle load(String decision, int version) {
                BundleManifest manifest = registry.bundle(decision, version);
                return new Bundle(version, manifest.fingerprint(), registry.scorer(manifest));
            }
        };
    }
}
