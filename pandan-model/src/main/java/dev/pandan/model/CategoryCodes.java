package dev.pandan.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Numbers of the categories of an input, from 0 in their order; a hash table without boxes. Immutable. */
public final class CategoryCodes {
    /** Stands for no category at all, and has the number of one that is not known: no text from outside, half a character. */
    public static final String NONE = "\udc00none";

    private final @Nullable String[] keys;
    private final int[] codes;
    private final int size;

    public CategoryCodes(List<String> categories) {
        this.size = categories.size();
        int slots = Integer.highestOneBit(size + 1) * 4;
        this.keys = new String[slots];
        this.codes = new int[slots];
        put(NONE, size);
        for (int code = 0; code < size; code++) {
            put(categories.get(code), code);
        }
    }

    private void put(String category, int code) {
        int slot = slot(category);
        keys[slot] = category;
        codes[slot] = code;
    }

    /** Where a text is, or would be. */
    private int slot(String text) {
        int slot = first(text);
        for (String key = keys[slot]; key != null && !key.equals(text); key = keys[slot]) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    private int first(String text) {
        int hash = text.hashCode();
        return (hash ^ hash >>> 16) & keys.length - 1;
    }

    /** That of anything which is no category of the input is the number after the last. */
    public int of(String category) {
        int slot = slot(category);
        return keys[slot] == null ? size : codes[slot];
    }

    /**
     * The same, by a look at the text only if it is another object than the last one of its category.
     *
     * @param seen a copy of {@link #keys} that is kept from call to call, by one thread at a time
     */
    @SuppressWarnings("ReferenceEquality") // another object of the same text is compared
    public int of(String category, @Nullable String[] seen) {
        int slot = first(category);
        while (seen[slot] != category) {
            String key = keys[slot];
            if (key == null) {
                return size;
            }
            if (key.equals(category)) {
                seen[slot] = category;
                break;
            }
            slot = slot + 1 & keys.length - 1;
        }
        return codes[slot];
    }

    /** A copy, for {@link #of(String, String[])}. */
    public @Nullable String[] keys() {
        return keys.clone();
    }

    /** Numbers by category. */
    public Map<String, Integer> byName() {
        Map<String, Integer> all = new TreeMap<>();
        for (int slot = 0; slot < codes.length; slot++) {
            String key = keys[slot];
            if (key != null && codes[slot] < size) {
                all.put(key, codes[slot]);
            }
        }
        return all;
    }
}
