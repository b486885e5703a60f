package dev.pandan.hbase;

import dev.pandan.spec.row.Hash64;
import java.util.regex.Pattern;
import org.apache.hadoop.hbase.TableName;

/** Names of Pandan's tables in the project's namespace. */
final class Names {
    private static final int LONGEST = 100;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_]+");

    private final String namespace;

    Names(String namespace) {
        this.namespace = namespace;
    }

    String namespace() {
        return namespace;
    }

    /** The table of all that a project has little of. */
    TableName state() {
        return TableName.valueOf(namespace, "pandan");
    }

    TableName events(String stream) {
        return physical("events_", stream);
    }

    TableName window(String table) {
        return physical("window_", table);
    }

    TableName table(String table) {
        return physical("table_", table);
    }

    /** The name itself where it fits; else shortened, with its hash. */
    private TableName physical(String prefix, String name) {
        if (PLAIN.matcher(name).matches() && name.length() <= LONGEST) {
            return TableName.valueOf(namespace, prefix + name);
        }
        String plain = name.replaceAll("[^A-Za-z0-9_]", "_");
        return TableName.valueOf(
                namespace,
                prefix
                        + plain.substring(0, Math.min(LONGEST, plain.length()))
                        + String.format("-%016x", Hash64.ofId(name)));
    }
}
