package dev.pandan.cassandra;

/** The tables, as CQL. Every name is made by {@link Names}. */
final class Ddl {
    /** Small chunks: most reads are of one row. */
    private static final String POINT_READS = " compression = {'class': 'LZ4Compressor', 'chunk_length_in_kb': 4}";

    /** An hour: nothing here can come back to life in a way that matters. */
    private static final String SHORT_LIVED = " gc_grace_seconds = 3600";

    private Ddl() {}

    static String keyspace(String keyspace, String dc, int replication) {
        return "CREATE KEYSPACE IF NOT EXISTS " + keyspace
                + " WITH replication = {'class': 'NetworkTopologyStrategy', '" + dc.replace("'", "''") + "': "
                + replication + "}";
    }

    static String events(String table) {
        return create(table)
                + "(shard int, id text, event blob, decisions blob,"
                + " PRIMARY KEY (shard, id)) WITH"
                + POINT_READS;
    }

    static String window(String table) {
        return create(table)
                + "(key blob, bucket bigint, time bigint, id text, content blob, PRIMARY KEY ((key, bucket), time, id))";
    }

    static String buckets(String table) {
        return create(table)
                + "(window text, key blob, bucket bigint, PRIMARY KEY ((window, key), bucket)) WITH"
                + POINT_READS;
    }

    static String lateRows(String table) {
        return create(table)
                + "(window text, key blob, arrival bigint, time bigint, id text, payload blob,"
                + " PRIMARY KEY ((window, key), arrival))";
    }

    static String tiles(String table) {
        return create(table)
                + "(window text, key blob, level int, from_time bigint, to_time bigint, arrival bigint, content blob,"
                + " PRIMARY KEY ((window, key), level, from_time)) WITH CLUSTERING ORDER BY (level DESC, from_time ASC)";
    }

    static String table(String table) {
        return create(table)
                + "(key blob, valid_from bigint, payload blob, PRIMARY KEY (key, valid_from))"
                + " WITH CLUSTERING ORDER BY (valid_from DESC) AND" + POINT_READS;
    }

    static String layout(String table) {
        return create(table) + "(name text PRIMARY KEY, width bigint)";
    }

    static String journal(String table) {
        return create(table)
                + "(slot bigint, first_arrival bigint, content blob, PRIMARY KEY (slot, first_arrival)) WITH"
                + SHORT_LIVED;
    }

    static String journalSlots(String table) {
        return create(table) + "(journal int, slot bigint, PRIMARY KEY (journal, slot)) WITH" + SHORT_LIVED;
    }

    static String lease(String table) {
        return create(table)
                + "(name text PRIMARY KEY, epoch bigint, checkpoint bigint, holder text, address text) WITH"
                + SHORT_LIVED;
    }

    static String objects(String table) {
        return create(table) + "(directory int, name text, size int, digest bigint, PRIMARY KEY (directory, name))";
    }

    static String chunks(String table) {
        return create(table) + "(name text, digest bigint, chunk int, bytes blob, PRIMARY KEY ((name, digest, chunk)))";
    }

    static String cells(String table) {
        return create(table) + "(name text PRIMARY KEY, version bigint, value blob, writer uuid)";
    }

    private static String create(String table) {
        return "CREATE TABLE IF NOT EXISTS " + table + " ";
    }
}
