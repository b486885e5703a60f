package dev.pandan.spec.project;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The databases that a project can name, one entry each. */
public enum StoreKind {
    CASSANDRA("cassandra", true, "cassandra://host1,host2:9042/keyspace?dc=dc1&user=u&password=${PASSWORD}"),
    MONGODB("mongodb", true, "mongodb://u:${PASSWORD}@host1,host2:27017/database?tls=true"),
    MEMORY("memory", false, "\"memory:\"");

    private final String scheme;
    private final boolean embeddable;
    private final String example;

    StoreKind(String scheme, boolean embeddable, String example) {
        this.scheme = scheme;
        this.embeddable = embeddable;
        this.example = example;
    }

    /** As in an address, and as adapters call themselves. */
    public String scheme() {
        return scheme;
    }

    /** Whether Pandan can start it itself: {@code embedded:<scheme>}. */
    public boolean embeddable() {
        return embeddable;
    }

    public static Optional<StoreKind> of(String scheme) {
        return Arrays.stream(values())
                .filter(kind -> kind.scheme.equals(scheme))
                .findFirst();
    }

    /** One address of each form, for messages and the reference. */
    static String examples(String quote) {
        return Arrays.stream(values())
                .map(kind -> (kind.embeddable ? quote + "embedded:" + kind.scheme + quote + ", " : "")
                        + quote
                        + kind.example
                        + quote)
                .collect(Collectors.joining(", "));
    }
}
