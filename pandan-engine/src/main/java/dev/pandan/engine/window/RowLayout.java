package dev.pandan.engine.window;

import dev.pandan.engine.program.ArgumentType;
import dev.pandan.spec.row.ByteWriter;
import java.util.List;

/** Where the parts of a row lie in a {@link Chunk}: a row of longs (time, hash, numbers) and a row of objects (id, byte strings). Immutable. */
final class RowLayout {
    private static final int FIRST_CELL = 2;

    private final List<ArgumentType> types;
    private final boolean ordered;
    private final int[] places;
    private final int stride;
    private final int objects;

    /**
     * @param ordered whether rows keep their ids
     */
    RowLayout(List<ArgumentType> types, boolean ordered) {
        this.types = List.copyOf(types);
        this.ordered = ordered;
        this.places = new int[types.size()];
        int cell = FIRST_CELL;
        int object = ordered ? 1 : 0;
        for (int i = 0; i < places.length; i++) {
            switch (types.get(i)) {
                case LONG, DOUBLE -> places[i] = cell++;
                case DECIMAL -> {
                    places[i] = cell;
                    cell += 2;
                }
                case BYTES -> places[i] = object++;
            }
        }
        this.stride = cell;
        this.objects = object;
    }

    int arguments() {
        return places.length;
    }

    ArgumentType type(int argument) {
        return types.get(argument);
    }

    boolean ordered() {
        return ordered;
    }

    /** Longs per row. */
    int stride() {
        return stride;
    }

    /** Objects per row. */
    int objects() {
        return objects;
    }

    /** Position of an argument among a row's longs, or among its objects. */
    int place(int argument) {
        return places[argument];
    }

    /** What identifies the layout, for rows that are stored. */
    void describe(ByteWriter out) {
        out.u8(ordered ? 1 : 0);
        out.varint(types.size());
        types.forEach(type -> out.text(type.name()));
    }

    /** Longs per row for the bits that say which arguments are null. */
    int nullWords() {
        return (places.length + 63) >>> 6;
    }
}
