package dev.pandan.model.signature;

/**
 * An input as a model declares it.
 *
 * @param type OTHER: no rows of values that features are
 * @param width values per row; -1: any number
 * @param flat whether it has one dimension only, rows
 */
public record ModelInput(String name, ElementType type, long width, boolean flat) {

    /**
     * Of a tensor.
     *
     * @param shape sizes of the dimensions, rows first; -1: any
     */
    public static ModelInput of(String name, ElementType type, long[] shape) {
        boolean rows = shape.length >= 1 && (shape[0] == 1 || shape[0] < 0);
        if (!rows || shape.length > 2) {
            return unfit(name);
        }
        return new ModelInput(name, type, shape.length == 1 ? 1 : shape[1], shape.length == 1);
    }

    /** One that no feature goes into. */
    public static ModelInput unfit(String name) {
        return new ModelInput(name, ElementType.OTHER, 0, false);
    }

    boolean takes(int values) {
        return width == values || (width < 0 && !flat);
    }

    /** For example {@code float[n,1]}. */
    String text() {
        if (type == ElementType.OTHER) {
            return "no rows of values";
        }
        String values = flat ? "" : width < 0 ? ",?" : "," + width;
        return type.text() + "[n" + values + "]";
    }
}
