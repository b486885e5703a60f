package dev.pandan.cli.verb;

import dev.pandan.cli.project.OpenProject;
import dev.pandan.model.registry.BundleManifest;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    static PandanException noChampion(String decision) {
        return PandanException.of(
                ErrorCode.NOT_FOUND,
                "decision '" + decision + "' has no champion yet (train it: pandan train " + decision + ")");
    }
}
