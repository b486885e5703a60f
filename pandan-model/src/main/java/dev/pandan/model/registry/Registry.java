package dev.pandan.model.registry;

import static dev.pandan.model.registry.Awaiting.join;

import dev.pandan.model.Scorer;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.store.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The bundles of a project, kept in its own database. Thread-safe; several processes may use one registry at a time. Every method waits for the database and fails with
 * {@code STORE_UNAVAILABLE} if it cannot be reached.
 */
public final class Registry {
    private static final String MANIFEST = "manifest.json";
    private static final int ATTEMPTS = 100;

    private final ObjectStore store;
    private final Clock clock;

    public Registry(ObjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Stores a bundle under the next version: its files first, its manifest last. It is not promoted. */
    public BundleManifest add(BundleDraft draft) {
        int version = nextVersion(draft.decision());
        draft.artifacts().forEach((name, bytes) -> join(store.put(path(draft.decision(), version, name), bytes)));
        BundleManifest manifest = new BundleManifest(
                draft.decision(),
                version,
                draft.fingerprint(),
                draft.projectText(),
                draft.scorer(),
                draft.domain(),
                draft.output(),
                draft.classes(),
                List.copyOf(draft.artifacts().keySet()),
                draft.metrics(),
                draft.provenance(),
                clock.instant().toString());
        join(store.put(path(draft.decision(), version, MANIFEST), ManifestJson.write(manifest)));
        return manifest;
    }

    private int nextVersion(String decision) {
        String cell = folder(decision) + "last";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<ObjectStore.Cell> last = join(store.cell(cell));
            int next = last.map(Registry::number).orElse(0) + 1;
            if (set(cell, last, next)) {
                return next;
            }
        }
        throw contended(cell);
    }

    /** What the bundles of a decision are there for. */
    public Stages stages(String decision) {
        String name = stagesCell(decision);
        return join(store.cell(name))
                .map(cell -> StagesJson.read(name, cell.value()))
                .orElse(Stages.NONE);
    }

    /** Version that serves a decision now. */
    public Optional<Integer> champion(String decision) {
        return Optional.of(stages(decision).champion()).filter(version -> version != 0);
    }

    /** Lets a version serve; {@code NOT_FOUND} if there is no such bundle, {@code MISMATCH} if it is retired. */
    public void promote(String decision, int version) {
        requireLive(bundle(decision, version));
        change(decision, stages -> stages.promoted(decision, version));
    }

    /** Lets the champion before this one serve again and gives its version; {@code NOT_FOUND} if there was none. */
    public int rollback(String decision) {
        return change(decision, stages -> stages.rolledBack(decision)).champion();
    }

    /**
     * Lets a version decide about a share of the events, by the hash of their ids.
     *
     * @param share in (0, 1); 0 ends it
     */
    public void canary(String decision, int version, double share) {
        requireLive(bundle(decision, version));
        change(decision, stages -> stages.canary(decision, version, share));
    }

    /** Lets a version score every event in the champion's shadow. */
    public void challenge(String decision, int version) {
        requireLive(bundle(decision, version));
        change(decision, stages -> stages.challenged(decision, version));
    }

    private static void requireLive(BundleManifest manifest) {
        if (!manifest.servesLive()) {
            throw PandanException.of(
                    ErrorCode.MISMATCH,
                    manifest.label()
                            + " cannot serve: its model is of a class that cannot be exported to ONNX; score with"
                            + " it by: pandan score " + manifest.decision() + " --bundle " + manifest.label());
        }
    }

    /** Undoes {@link #challenge}. */
    public void endChallenge(String decision, int version) {
        change(decision, stages -> stages.unchallenged(version));
    }

    /** Keeps a version from ever being promoted; {@code MISMATCH} if it serves. */
    public void retire(String decision, int version) {
        bundle(decision, version);
        change(decision, stages -> stages.retired(decision, version));
    }

    /** Undoes {@link #retire}. */
    public void restore(String decision, int version) {
        bundle(decision, version);
        change(decision, stages -> stages.restored(decision, version));
    }

    /**
     * Empties the files of a retired version for good; {@code MISMATCH} if it is not retired. Its manifest stays, so that decisions that it made can be explained.
     */
    public void delete(String decision, int version) {
        BundleManifest manifest = bundle(decision, version);
        change(decision, stages -> stages.deleted(decision, version));
        manifest.artifacts().forEach(name -> join(store.put(path(decision, version, name), new byte[0])));
    }

    /** With one compare-and-set. */
    private Stages change(String decision, UnaryOperator<Stages> change) {
        String name = stagesCell(decision);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<ObjectStore.Cell> cell = join(store.cell(name));
            Stages before =
                    cell.map(found -> StagesJson.read(name, found.value())).orElse(Stages.NONE);
            Stages after = change.apply(before);
            long version = cell.map(ObjectStore.Cell::version).orElse(0L);
            if (after.equals(before) || join(store.compareAndSet(name, version, StagesJson.write(after)))) {
                return after;
            }
        }
        throw contended(name);
    }

    /** All bundles of a decision by version, ascending. */
    public List<BundleManifest> list(String decision) {
        List<BundleManifest> bundles = new ArrayList<>();
        for (String name : join(store.list(folder(decision)))) {
            if (name.endsWith("/" + MANIFEST)) {
                join(store.get(name)).ifPresent(bytes -> bundles.add(ManifestJson.read(name, bytes)));
            }
        }
        bundles.sort(Comparator.comparingInt(BundleManifest::version));
        return bundles;
    }

    /** One bundle; {@code NOT_FOUND} if there is none of this version. */
    public BundleManifest bundle(String decision, int version) {
        String name = path(decision, version, MANIFEST);
        return join(store.get(name))
                .map(bytes -> ManifestJson.read(name, bytes))
                .orElseThrow(() -> PandanException.of(
                        ErrorCode.NOT_FOUND,
                        "decision '" + decision + "' has no bundle " + version + " (there are: "
                                + list(decision).stream()
                                        .map(BundleManifest::version)
                                        .toList() + ")"));
    }

    /** A file of a bundle, see {@link Artifacts}; {@code NOT_FOUND} if it has none of this name. */
    public byte[] artifact(BundleManifest manifest, String name) {
        return join(store.get(path(manifest.decision(), manifest.version(), name)))
                .map(bytes -> requireThere(manifest, bytes))
                .orElseThrow(() -> PandanException.of(
                        ErrorCode.NOT_FOUND,
                        "bundle " + manifest.label() + " has no file '" + name + "' (there are: " + manifest.artifacts()
                                + ")"));
    }

    private static byte[] requireThere(BundleManifest manifest, byte[] bytes) {
        if (bytes.length == 0) {
            throw PandanException.of(
                    ErrorCode.NOT_FOUND,
                    "the files of bundle " + manifest.label()
                            + " are deleted (expected: a bundle that 'pandan models list'" + " shows)");
        }
        return bytes;
    }

    /** The scorer that the bundle names; the caller closes it. */
    public Scorer scorer(BundleManifest manifest) {
        return Scorers.open(
                manifest.scorer(),
                manifest.domain(),
                manifest.output(),
                manifest.classes(),
                name -> artifact(manifest, name));
    }

    private boolean set(String cell, Optional<ObjectStore.Cell> expected, int value) {
        long version = expected.map(ObjectStore.Cell::version).orElse(0L);
        byte[] bytes = Integer.toString(value).getBytes(StandardCharsets.US_ASCII);
        return join(store.compareAndSet(cell, version, bytes));
    }

    private static int number(ObjectStore.Cell cell) {
        return Integer.parseInt(new String(cell.value(), StandardCharsets.US_ASCII));
    }

    private static String folder(String decision) {
        return "bundles/" + decision + "/";
    }

    private static String stagesCell(String decision) {
        return folder(decision) + "stages";
    }

    private static String path(String decision, int version, String name) {
        return folder(decision) + version + "/" + name;
    }

    private static PandanException contended(String cell) {
        return PandanException.of(
                ErrorCode.STORE_UNAVAILABLE,
                "cell '" + cell + "' was changed by others " + ATTEMPTS + " times while it was to be set; try again");
    }
}
