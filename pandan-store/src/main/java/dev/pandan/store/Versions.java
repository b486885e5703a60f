package dev.pandan.store;

import java.util.List;

/**
 * What makes a version of a row of a user's table.
 *
 * @param keyColumns which row, in the order of the key's values
 * @param validFrom timestamp column: from when on the version holds, until the next of the same key
 */
public record Versions(List<String> keyColumns, String validFrom) {
    public Versions {
        keyColumns = List.copyOf(keyColumns);
    }
}
