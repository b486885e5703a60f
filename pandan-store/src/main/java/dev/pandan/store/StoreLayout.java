package dev.pandan.store;

import java.util.List;

/**
 * What a project needs in its database.
 *
 * @param streams names of streams with a log
 * @param windowTables window tables
 * @param tables names of Pandan's own lookup tables
 */
public record StoreLayout(List<String> streams, List<WindowTableLayout> windowTables, List<String> tables) {
    public StoreLayout {
        streams = List.copyOf(streams);
        windowTables = List.copyOf(windowTables);
        tables = List.copyOf(tables);
    }

    /**
     * @param bucketMicros width of a partition in event time; fixed when the table is made: {@link Store#create} keeps the width of an existing table
     */
    public record WindowTableLayout(String name, long bucketMicros) {}
}
