package dev.pandan.cli.verb;

import dev.pandan.cli.project.OpenProject;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.live.model.Bundle;
import dev.pandan.live.model.Champions;
import dev.pandan.live.model.Deciders;
import dev.pandan.model.registry.BundleManifest;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Bundles by what people call them: {@code late@3}, or {@code late} for the champion. */
final class BundleNames {
    private static final Pattern FORM = Pattern.compile("([a-z][a-z0-9_]*)(?:@(\\d{1,9}))?");

    private BundleNames() {}

    static BundleManifest find(OpenProject open, String name) {
        Matcher matcher = FORM.matcher(name);
        if (!matcher.matches()) {
            throw PandanException.of(
                    ErrorCode.USAGE, "'" + name + "' is not a bundle (expected: decision@version, for example late@3)");
        }
        String decision = open.requireDecision(matcher.group(1));
        int version = matcher.group(2) == null
                ? open.registry().champion(decision).orElseThrow(() -> noChampion(decision))
                : Integer.parseInt(matcher.group(2));
        return open.registry().bundle(decision, version);
    }

    /**
     * A decision's bundle, to decide with; null if the decision has no model. Fails with {@code MISMATCH} if the bundle computes other features.
     *
     * @param name decision@version; null: the champion
     */
    static @Nullable Bundle load(OpenProject open, DecisionProgram decision, @Nullable String name) {
        if (name == null && decision.spec().model().isEmpty()) {
            return null;
        }
        BundleManifest found = find(open, name == null ? decision.name() : name);
        if (!found.decision().equals(decision.name())) {
            throw PandanException.of(
                    ErrorCode.USAGE, "--bundle: " + found.label() + " is not a bundle of '" + decision.name() + "'");
        }
        Bundle loaded = Champions.of(open.registry()).load(decision.name(), found.version());
        Deciders.requireSameProgram(open.program(), decision.name(), loaded);
        return loaded;
    }

    static PandanException noChampion(String decision) {
        return PandanException.of(
                ErrorCode.NOT_FOUND,
                "decision '" + decision + "' has no champion yet (train it: pandan train " + decision + ")");
    }
}
