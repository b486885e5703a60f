package dev.pandan.model.signature;

import dev.pandan.model.CategoryCodes;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of categories, found without a look at the text: rows of one feature program mostly have the same object for the same category, and to compare texts is
 * most of what a small network costs in a batch. One thread at a time.
 */
final class RecentCodes {
    private final CategoryCodes all;
    private final @Nullable String[] seen;

    RecentCodes(CategoryCodes all) {
        this.all = all;
        this.seen = all.keys();
    }

    int of(String category) {
        return all.of(category, seen);
    }
}
