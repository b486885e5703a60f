package dev.pandan.live.model;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.ProjectCode;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The deciders of all decisions of a project. Not thread-safe, but for {@link #version} and {@link #canary}. */
public final class Deciders implements AutoCloseable {
    private final Map<String, Decider> byName = new LinkedHashMap<>();
    private final Map<String, Integer> versions = new ConcurrentHashMap<>();
    private final Map<String, Champions.Canary> canaries = new ConcurrentHashMap<>();

    public Deciders(ProjectProgram program, ProjectCode code) {
        program.project().decisions().keySet().forEach(name -> byName.put(name, new Decider(program, code, name)));
    }

    public Decider require(String decision) {
        return Objects.requireNonNull(byName.get(decision), decision);
    }

    /** Version that decides now; 0 if there is none. */
    public int version(String decision) {
        return versions.getOrDefault(decision, 0);
    }

    /**
     * Lets a bundle decide from now on; the one before it is closed. Fails with {@code MISMATCH} if the bundle does not fit, and then closes it and changes nothing
     * else.
     */
    public void use(String decision, Bundle bundle) {
        Decider decider = require(decision);
        Scoring before = decider.scoring();
        decider.use(fitted(decider.program(), bundle));
        versions.put(decision, bundle.version());
        if (before != null) {
            before.bundle().scorer().close();
        }
    }

    /** The canary that decides now. */
    public Optional<Champions.Canary> canary(String decision) {
        return Optional.ofNullable(canaries.get(decision));
    }

    /**
     * Lets a bundle decide about a share of the events from now on, in place of the champion; the canary before it is closed. Fails like {@link #use}.
     *
     * @param bundle null: none
     */
    public void useCanary(String decision, @Nullable Bundle bundle, double share) {
        Decider decider = require(decision);
        Scoring before = decider.canary();
        decider.useCanary(bundle == null ? null : fitted(decider.program(), bundle), share);
        if (bundle == null) {
            canaries.remove(decision);
        } else {
            canaries.put(decision, new Champions.Canary(bundle.version(), share));
        }
        if (before != null) {
            before.bundle().scorer().close();
        }
    }

    private static Scoring fitted(DecisionProgram decision, Bundle bundle) {
        try {
            return new Scoring(decision, bundle);
        } catch (RuntimeException e) {
            bundle.scorer().close();
            throw e;
        }
    }

    /** Refuses a bundle that was made by another program than this one, and closes it. */
    public static void requireSameProgram(ProjectProgram program, String decision, Bundle bundle) {
        String fingerprint = program.fingerprint(decision);
        if (!bundle.fingerprint().equals(fingerprint)) {
            bundle.scorer().close();
            throw PandanException.of(
                    ErrorCode.MISMATCH,
                    "bundle " + decision + "@" + bundle.version() + " was trained with other features (program "
                            + bundle.fingerprint() + ") than the project file declares (program "
                            + fingerprint + "); " + wayOut(decision));
        }
    }

    static String wayOut(String decision) {
        return "run 'pandan train " + decision
                + "' and promote its bundle, or restore the project file that the bundle was trained with";
    }

    @Override
    public void close() {
        for (Decider decider : byName.values()) {
            for (Scoring scoring : Arrays.asList(decider.scoring(), decider.canary())) {
                if (scoring != null) {
                    scoring.bundle().scorer().close();
                }
            }
        }
    }
}
