package dev.pandan.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import dev.pandan.spec.row.Hash64;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of Pandan's tables in CQL: always valid, always qualified. */
final class Names {
    /** Cassandra's limit for the name of a table. */
    private static final int LONGEST = 48;

    private static final int HASH_DIGITS = 16;
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9_]+");

    private final String keyspace;

    Names(String keyspace) {
        this.keyspace = keyspace;
    }

    String keyspace() {
        return keyspace;
    }

    String events(String stream) {
        return qualified(physical("events_", stream));
    }

    String window(String table) {
        return qualified(physical("window_", table));
    }

    String table(String table) {
        return qualified(physical("table_", table));
    }

    String qualified(String table) {
        return keyspace + "." + table;
    }

    /** A qualified name without the keyspace. */
    static String local(String qualified) {
        return qualified.substring(qualified.indexOf('.') + 1);
    }

    /** The name itself where it fits; else shortened, with its hash. */
    static String physical(String prefix, String name) {
        if (PLAIN.matcher(name).matches() && prefix.length() + name.length() <= LONGEST) {
            return prefix + name;
        }
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
        int room = LONGEST - prefix.length() - HASH_DIGITS - 1;
        return prefix + plain.substring(0, Math.min(room, plain.length())) + "_"
                + String.format("%016x", Hash64.ofId(name));
    }

    /** A name of the user's, quoted if it has to be. */
    static String quoted(String name) {
        return CqlIdentifier.fromInternal(name).asCql(true);
    }
}
