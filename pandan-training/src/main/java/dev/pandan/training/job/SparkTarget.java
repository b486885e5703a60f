package dev.pandan.training.job;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which Spark works.
 *
 * @param master {@code local[N]}, {@code local[*]}, or {@code spark://HOST:PORT}, with several masters after commas
 * @param settings Spark's own settings by name; they win over those that Pandan chooses
 */
public record SparkTarget(String master, Map<String, String> settings) {
    private static final String PREFIX = "spark://";
    private static final Pattern LOCAL = Pattern.compile("local(?:\\[([1-9][0-9]{0,3}|\\*)])?");
    private static final Pattern STANDALONE = Pattern.compile("spark://([^,/\\s]+:[0-9]{1,5})(,[^,/\\s]+:[0-9]{1,5})*");

    public SparkTarget {
        settings = Map.copyOf(settings);
        if (!LOCAL.matcher(master).matches() && !STANDALONE.matcher(master).matches()) {
            throw PandanException.of(
                    ErrorCode.USAGE,
                    "--spark: '" + master + "' is not a master that Pandan knows (expected: local[N], local[*] or"
                            + " spark://HOST:PORT)");
        }
    }

    /** Spark inside this process. */
    public static SparkTarget local(int cores) {
        return new SparkTarget("local[" + cores + "]", Map.of());
    }

    /** Inside this process, with all cores. */
    public static SparkTarget local() {
        return local(Runtime.getRuntime().availableProcessors());
    }

    public boolean isLocal() {
        return LOCAL.matcher(master).matches();
    }

    /** Name or address of the machine of the first master; {@code localhost} if Spark is local. */
    public String firstHost() {
        return isLocal() ? "localhost" : master.substring(PREFIX.length(), master.indexOf(':', PREFIX.length()));
    }

    /** Threads of work of a local Spark. */
    int localCores() {
        Matcher local = LOCAL.matcher(master);
        if (!local.matches()) {
            throw new IllegalStateException(master + " is not local");
        }
        String cores = local.group(1);
        return cores == null
                ? 1
                : cores.equals("*") ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(cores);
    }

    /** These settings over others. */
    Map<String, String> over(Map<String, String> chosen) {
        Map<String, String> all = new TreeMap<>(chosen);
        all.putAll(settings);
        return all;
    }

    /** Without the values of settings, which may hold secrets. */
    @Override
    public String toString() {
        return master + " " + new TreeMap<>(settings).keySet();
    }
}
