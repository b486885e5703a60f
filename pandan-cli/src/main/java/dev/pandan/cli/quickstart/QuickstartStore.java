package dev.pandan.cli.quickstart;

import dev.pandan.cli.project.EmbeddedKind;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The database that a quickstart runs on.
 *
 * @param name as on the command line
 * @param title what messages call it
 * @param address as in a project file
 */
public record QuickstartStore(String name, String title, String address) {
    private static final QuickstartStore MEMORY =
            new QuickstartStore("memory", "memory (nothing outlives this process)", "memory:");

    /** By name; {@code USAGE} if there is none. */
    public static QuickstartStore of(String name) {
        return all().stream()
                .filter(store -> store.name.equals(name))
                .findFirst()
                .orElseThrow(() -> PandanException.of(
                        ErrorCode.USAGE,
                        "--store: " + name + " (expected one of: "
                                + String.join(
                                        ", ",
                                        all().stream()
                                                .map(QuickstartStore::name)
                                                .toList()) + ")"));
    }

    private static List<QuickstartStore> all() {
        List<QuickstartStore> all = new ArrayList<>(Arrays.stream(EmbeddedKind.values())
                .map(kind -> new QuickstartStore(kind.scheme(), kind.title(), "embedded:" + kind.scheme()))
                .toList());
        all.add(MEMORY);
        return all;
    }

    /** A project file with this store instead of its own. */
    String in(String projectText) {
        return projectText.replaceFirst("(?m)^store:.*$", "store: \"" + address + "\"");
    }
}
