package dev.pandan.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The rooms of Pandan and the rooms that each may use, as the poms have them. */
final class Rooms {

    private static final Set<String> CORE = Set.of("spec", "engine", "expression", "store", "model");

    /** Room to the rooms that it may use; a room may always use itself. */
    static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("spec", Set.of()),
            Map.entry("engine", Set.of("spec")),
            Map.entry("expression", Set.of("spec", "engine")),
            Map.entry("store", Set.of("spec")),
            Map.entry("model", Set.of("spec", "engine", "store")),
            Map.entry("testkit", CORE),
            Map.entry("sandbox", Set.of("spec")),
            Map.entry("cassandra", Set.of("spec", "store")),
            Map.entry("mongodb", Set.of("spec", "store")),
            Map.entry("hbase", Set.of("spec", "store")),
            Map.entry("tensorflow", Set.of("spec", "engine", "store", "model")),
            Map.entry("pytorch", Set.of("spec", "engine", "store", "model")),
            Map.entry("training", CORE),
            Map.entry("live", CORE),
            Map.entry("server", union(CORE, "live")),
            Map.entry("cli", union(CORE, "sandbox", "cassandra", "training", "live", "server")));

    private Rooms() {}

    static JavaClasses classes() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.pandan");
    }

    static String packages(String room) {
        return "dev.pandan." + room + "..";
    }

    static String[] packagesOutside(Set<String> rooms) {
        return MAY_USE.keySet().stream()
                .filter(room -> !rooms.contains(room))
                .map(Rooms::packages)
                .toArray(String[]::new);
    }

    private static Set<String> union(Set<String> some, String... more) {
        var all = new HashSet<>(some);
        all.addAll(Set.of(more));
        return Set.copyOf(all);
    }
}
