package dev.pandan.store;

import java.util.List;

/**
 * Where it is kept what challengers would have decided: a stream per decision beside those of the project, under the ids of the events, made when there is a first challenger. Its
 * events have no payload, and a decision by each challenger under its bundle's name, for example {@code late@4}.
 */
public final class ShadowLog {
    private ShadowLog() {}

    /** Name of the stream; a project's own streams have no such names. */
    public static String stream(String decision) {
        return "shadow-" + decision;
    }

    /** What it needs in the database. */
    public static StoreLayout layout(String decision) {
        return new StoreLayout(List.of(stream(decision)), List.of(), List.of());
    }
}
