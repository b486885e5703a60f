package dev.pandan.cli.verb;

import dev.pandan.cli.project.OpenProject;
import dev.pandan.cli.project.StoredProjects;
import dev.pandan.cli.terminal.ProgressBar;
import dev.pandan.model.registry.BundleManifest;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.training.TrainingRequest;
import dev.pandan.training.gate.GateResult;
import dev.pandan.training.session.TrainingSession;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The subcommands of {@code pandan models} that change what bundles are there for; running servers follow within a second or two. */
final class ModelStages {
    private ModelStages() {}

    private static void requireSameFeatures(OpenProject open, BundleManifest bundle) {
        String fingerprint = open.program().fingerprint(bundle.decision());
        if (!bundle.fingerprint().equals(fingerprint)) {
            throw PandanException.of(
                    ErrorCode.MISMATCH,
                    bundle.label()
                            + " was trained with other features than the project file has now (fingerprint "
                            + bundle.fingerprint() + ", expected: "
                            + fingerprint
                            + "); train again, or bring back the project file it was trained with");
        }
    }

    /** What changes one bundle. */
    abstract static class OfBundle implements Callable<Integer> {
        /** The command's. */
        final Context context;

        @Mixin
        private final ProjectOption project = new ProjectOption();

        @Parameters(paramLabel = "BUNDLE", description = "decision@version, for example late@3.")
        private String bundle = "";

        OfBundle(Context context) {
            this.context = context;
        }

        /** Gives what is told. */
        abstract String change(OpenProject open, BundleManifest found);

        @Override
        public Integer call() {
            try (OpenProject open = project.open(context)) {
                context.terminal().print(change(open, BundleNames.find(open, bundle)));
                return 0;
            }
        }
    }

    /** {@code models promote}. */
    @Command(
            name = "promote",
            mixinStandardHelpOptions = true,
            description = {
                "Let a bundle decide from now on; running servers follow within a second or two.",
                "Where the model declares promote_if, bundle and champion are measured on the same rows first, on Spark."
            })
    static final class Promote extends OfBundle {
        @Option(names = "--force", description = "Do not ask promote_if of the model.")
        private boolean force;

        @Mixin
        private final SparkOption spark = new SparkOption();

        Promote(Context context) {
            super(context);
        }

        @Override
        String change(OpenProject open, BundleManifest found) {
            requireSameFeatures(open, found);
            open.registry().stages(found.decision()).requireActive(found.decision(), found.version());
            if (!force && Promotion.gate(open, found.decision()).isPresent()) {
                Optional<GateResult> asked = ask(open, found);
                Promotion.requirePassed(found, asked);
                asked.ifPresent(result -> context.terminal().print(result.text()));
            }
            open.registry().promote(found.decision(), found.version());
            return found.label() + " is the champion";
        }

        private Optional<GateResult> ask(OpenProject open, BundleManifest found) {
            try (TrainingSession session = spark.open(open);
                    ProgressBar bar = new ProgressBar(context.terminal())) {
                return session.gatekeeper(open.registry(), bar)
                        .ask(TrainingRequest.of(StoredProjects.of(open), found.decision()), found);
            }
        }
    }

    /** {@code models rollback}. */
    @Command(
            name = "rollback",
            mixinStandardHelpOptions = true,
            description = "Let the champion before this one decide again.")
    static final class Rollback implements Callable<Integer> {
        private final Context context;

        @Mixin
        private final ProjectOption project = new ProjectOption();

        @Parameters(paramLabel = "DECISION", description = "The decision.")
        private String decision = "";

        Rollback(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            try (OpenProject open = project.open(context)) {
                open.requireDecision(decision);
                open.registry()
                        .stages(decision)
                        .formerChampion()
                        .ifPresent(former ->
                                requireSameFeatures(open, open.registry().bundle(decision, former)));
                int version = open.registry().rollback(decision);
                context.terminal().print(decision + "@" + version + " is the champion again");
                return 0;
            }
        }
    }

    /** {@code models canary}. */
    @Command(
            name = "canary",
            mixinStandardHelpOptions = true,
            description = {
                "Let a bundle decide about a share of the events in place of the champion, chosen by the hash of their ids.",
                "There is one canary at a time; promoting it, or --share 0, ends it."
            })
    static final class Canary extends OfBundle {
        @Option(
                names = "--share",
                required = true,
                paramLabel = "SHARE",
                description = "From 0 up to 1, not 1 itself: 0.1 is a tenth of the events; 0 ends the canary.")
        private double share;

        Canary(Context context) {
            super(context);
        }

        @Override
        public Integer call() {
            if (!(share >= 0 && share < 1)) {
                throw PandanException.of(
                        ErrorCode.USAGE,
                        "--share: " + share
                                + " (expected: from 0 up to 1, not 1 itself; 'pandan models promote' is for all)");
            }
            return super.call();
        }

        @Override
        String change(OpenProject open, BundleManifest found) {
            if (share > 0) {
                requireSameFeatures(open, found);
            }
            open.registry().canary(found.decision(), found.version(), share);
            return share > 0
                    ? found.label() + " decides about "
                            + open.registry().stages(found.decision()).percent() + " % of the events"
                    : found.label() + " is no canary (any more)";
        }
    }

    /** {@code models challenge}. */
    @Command(
            name = "challenge",
            mixinStandardHelpOptions = true,
            description = {
                "Let a bundle score every event in the shadow of the champion, without consequence.",
                "Running servers follow within a second or two. 'pandan models compare' tells how it does."
            })
    static final class Challenge extends OfBundle {
        @Option(names = "--end", description = "The bundle scores nothing any more; what it scored stays.")
        private boolean end;

        Challenge(Context context) {
            super(context);
        }

        @Override
        String change(OpenProject open, BundleManifest found) {
            if (end) {
                open.registry().endChallenge(found.decision(), found.version());
                return found.label() + " is no challenger (any more)";
            }
            requireSameFeatures(open, found);
            open.registry().challenge(found.decision(), found.version());
            return found.label() + " is a challenger";
        }
    }

    /** {@code models delete}. */
    @Command(
            name = "delete",
            mixinStandardHelpOptions = true,
            description = {
                "Delete the files of a retired bundle for good. What is known about it stays, so that its decisions can be explained."
            })
    static final class Delete extends OfBundle {
        Delete(Context context) {
            super(context);
        }

        @Override
        String change(OpenProject open, BundleManifest found) {
            open.registry().delete(found.decision(), found.version());
            return found.label() + " is deleted";
        }
    }

    /** {@code models retire}. */
    @Command(
            name = "retire",
            mixinStandardHelpOptions = true,
            description = "Keep a bundle from ever deciding again; nothing of it is deleted.")
    static final class Retire extends OfBundle {
        @Option(names = "--undo", description = "Let a retired bundle be promoted again.")
        private boolean undo;

        Retire(Context context) {
            super(context);
        }

        @Override
        String change(OpenProject open, BundleManifest found) {
            if (undo) {
                open.registry().restore(found.decision(), found.version());
            } else {
                open.registry().retire(found.decision(), found.version());
            }
            return found.label() + (undo ? " may be promoted again" : " is retired");
        }
    }
}
