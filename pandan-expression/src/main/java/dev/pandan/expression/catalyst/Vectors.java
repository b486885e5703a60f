package dev.pandan.expression.catalyst;

import dev.pandan.spec.row.Canonical;
import java.util.List;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.jspecify.annotations.Nullable;

/** Vectors, {@code float[]} with NaN for what is missing, from what Catalyst and rows carry, and back. */
final class Vectors {
    private Vectors() {}

    /** From a column's numbers or booleans; null if there are not {@code size}. */
    static float @Nullable [] of(List<?> elements, int size) {
        if (elements.size() != size) {
            return null;
        }
        float[] vector = new float[size];
        for (int i = 0; i < size; i++) {
            vector[i] = element(elements.get(i));
        }
        return vector;
    }

    /** From doubles; null if there are not {@code size}. */
    static float @Nullable [] of(ArrayData doubles, int size) {
        if (doubles.numElements() != size) {
            return null;
        }
        float[] vector = new float[size];
        for (int i = 0; i < size; i++) {
            vector[i] = doubles.isNullAt(i) ? Float.NaN : Canonical.of((float) doubles.getDouble(i));
        }
        return vector;
    }

    /** Missing elements are null again, as a missing number is. */
    static ArrayData toCatalyst(float[] vector) {
        @Nullable Object[] elements = new Object[vector.length];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = Float.isNaN(vector[i]) ? null : (Float) vector[i];
        }
        return new GenericArrayData(elements);
    }

    private static float element(@Nullable Object value) {
        if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        return value instanceof Number number ? Canonical.of((float) number.doubleValue()) : Float.NaN;
    }
}
