package dev.pandan.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Set;

/**
 * The command line.
 *
 * @param name which benchmark
 * @param json whether the last line of the output is a JSON object
 * @param store which database, or {@link #ALL}; empty: the benchmark's own
 * @param decisions decisions of one pass; 0: the benchmark's own number
 * @param passes measured passes of each side; 0: the benchmark's own number
 * @param events events of one pass, at most; 0: all that there are
 * @param data file to read
 * @param home root of the repository
 */
public record Options(
        String name, boolean json, String store, int decisions, int passes, int events, Path data, Path home) {
    static final String USAGE = "usage: benchmarks/run NAME [--json] [--store NAME] [--decisions N] [--passes N]"
            + " [--data FILE] [--events N]";

    /** All databases, one after the other. */
    public static final String ALL = "all";

    private static final Set<String> STORES = Set.of("", ALL, "cassandra", "mongodb", "hbase");
    private static final String DATA = "../shared/data/flights-3m.parquet";

    public Options {
        if (decisions < 0 || passes < 0 || events < 0) {
            throw new IllegalArgumentException("--decisions, --passes and --events take numbers from 1");
        }
        if (!STORES.contains(store)) {
            throw new IllegalArgumentException(
                    "--store " + store + " (expected: cassandra, mongodb or hbase; of scan also all)");
        }
        if (store.equals(ALL) && !name.equals("scan")) {
            throw new IllegalArgumentException("--store all is for scan (expected: cassandra, mongodb or hbase)");
        }
    }

    /** With the usual data. */
    public Options(String name, boolean json, String store, int decisions, int passes, Path home) {
        this(name, json, store, decisions, passes, 0, home.resolve(DATA), home);
    }

    static Options parse(String[] words, Path home) {
        Iterator<String> rest = Arrays.asList(words).iterator();
        String name = "";
        boolean json = false;
        String store = "";
        int decisions = 0;
        int passes = 0;
        int events = 0;
        Path data = home.resolve(DATA);
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "--json" -> json = true;
                case "--store" -> store = value(word, rest);
                case "--decisions" -> decisions = number(word, rest);
                case "--passes" -> passes = number(word, rest);
                case "--events" -> events = number(word, rest);
                case "--data" -> data = Path.of(value(word, rest));
                default -> {
                    if (word.startsWith("-") || !name.isEmpty()) {
                        throw new IllegalArgumentException("'" + word + "' is not understood");
                    }
                    name = word;
                }
            }
        }
        return new Options(name, json, store, decisions, passes, events, data, home);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.next();
    }

    private static int number(String option, Iterator<String> rest) {
        String value = value(option, rest);
        try {
            int number = Integer.parseInt(value);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Reported below.
        }
        throw new IllegalArgumentException(option + " " + value + " (expected: a number from 1)");
    }

    /** The database, or the given one if none was asked for. */
    public String storeOr(String standard) {
        return store.isEmpty() ? standard : store;
    }

    /** Decisions of one pass, or the given number if none was asked for. */
    public int decisionsOr(int standard) {
        return decisions == 0 ? standard : decisions;
    }

    public int passesOr(int standard) {
        return passes == 0 ? standard : passes;
    }

    public int eventsOr(int standard) {
        return events == 0 ? standard : events;
    }
}
