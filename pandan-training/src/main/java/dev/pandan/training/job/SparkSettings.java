package dev.pandan.training.job;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The settings of a session. */
final class SparkSettings {
    private static final String CLASS_PATH = "spark.executor.extraClassPath";

    private SparkSettings() {}

    /**
     * @param folder for files that stay
     * @param local for temporary files of this process
     */
    static Map<String, String> of(SparkTarget target, Path folder, Path local) {
        Map<String, String> settings = new LinkedHashMap<>(session(folder, local));
        settings.putAll(target.isLocal() ? local(target.localCores()) : cluster(target, folder));
        Map<String, String> all = target.over(settings);
        all.merge("spark.plugins", LapackLimits.class.getName(), SparkSettings::joined);
        if (!target.isLocal()) {
            UserJars.current().ifPresent(jars -> jars.files()
                    .forEach(file -> all.merge("spark.jars", file.toString(), SparkSettings::joined)));
        }
        return all;
    }

    private static String joined(String some, String more) {
        return some + "," + more;
    }

    private static Map<String, String> session(Path folder, Path local) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("spark.ui.enabled", "false");
        settings.put("spark.ui.showConsoleProgress", "false");
        settings.put("spark.local.dir", local.toString());
        settings.put(
                "spark.sql.warehouse.dir", folder.resolve("warehouse").toUri().toString());
        settings.put("spark.sql.catalogImplementation", "in-memory");
        settings.put("spark.serializer", "org.apache.spark.serializer.KryoSerializer");
        settings.put("spark.sql.adaptive.enabled", "false");
        settings.put("spark.sql.codegen.wholeStage", "false");
        settings.put("spark.sql.codegen.factoryMode", "NO_CODEGEN");
        settings.put("spark.sql.session.timeZone", "UTC");
        settings.put("spark.sql.ansi.enabled", "false");
        // The rows of windows lie outside of the memory that Spark itself gives out: they get the larger part.
        settings.put("spark.memory.fraction", "0.4");
        return settings;
    }

    private static Map<String, String> local(int cores) {
        String parts = Integer.toString(Math.max(2, cores));
        return Map.of(
                "spark.driver.host",
                "127.0.0.1",
                "spark.driver.bindAddress",
                "127.0.0.1",
                "spark.default.parallelism",
                parts,
                "spark.sql.shuffle.partitions",
                parts);
    }

    private static Map<String, String> cluster(SparkTarget target, Path folder) {
        Map<String, String> settings = new LinkedHashMap<>();
        if (!target.settings().containsKey("spark.driver.host")) {
            settings.put("spark.driver.host", LocalAddress.facing(Masters.reachable(target.master())));
        }
        settings.put("spark.sql.shuffle.partitions", "8");
        boolean ships =
                !target.settings().containsKey(CLASS_PATH) && !target.settings().containsKey("spark.jars");
        if (ships) {
            List<Path> jars = ExecutorJars.of(folder);
            settings.put("spark.jars", jars.stream().map(Path::toString).collect(Collectors.joining(",")));
        }
        return settings;
    }
}
