package dev.pandan.training.parity;

import dev.pandan.spec.row.Hash64;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds which rows of a window a decision did not read, from what it stored: how many it read, and the sum of the hashes of their ids. One or two rows are found for sure among
 * any number; more only if they are exactly those that arrived late.
 */
final class Difference {
    private Difference() {}

    /**
     * @param held ids of the rows that the window holds now
     * @param late those among them that arrived after the decision
     * @param missingRows rows held minus rows read
     * @param missingHash hash held minus hash read
     * @return ids of the rows that were not read, or empty if they cannot be told
     */
    static Optional<List<String>> find(List<String> held, List<String> late, long missingRows, long missingHash) {
        long rest = missingRows - late.size();
        long restHash = missingHash - late.stream().mapToLong(Hash64::ofId).sum();
        List<String> others = new ArrayList<>(held);
        others.removeAll(late);
        Optional<List<String>> lost = search(others, rest, restHash);
        if (lost.isPresent()) {
            List<String> all = new ArrayList<>(late);
            all.addAll(lost.get());
            return Optional.of(all);
        }
        return search(held, missingRows, missingHash);
    }

    private static Optional<List<String>> search(List<String> ids, long count, long hash) {
        if (count == 0 && hash == 0) {
            return Optional.of(List.of());
        }
        if (count == 1) {
            return ids.stream()
                    .filter(id -> Hash64.ofId(id) == hash)
                    .findFirst()
                    .map(List::of);
        }
        return count == 2 ? pair(ids, hash) : Optional.empty();
    }

    private static Optional<List<String>> pair(List<String> ids, long hash) {
        Map<Long, String> seen = new HashMap<>();
        for (String id : ids) {
            long own = Hash64.ofId(id);
            String other = seen.get(hash - own);
            if (other != null) {
                return Optional.of(List.of(other, id));
            }
            seen.put(own, id);
        }
        return Optional.empty();
    }
}
