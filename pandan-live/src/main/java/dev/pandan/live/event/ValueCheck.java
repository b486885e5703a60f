package dev.pandan.live.event;

import dev.pandan.spec.type.ArrayType;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.Struct;
import dev.pandan.spec.type.StructType;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a value is one of its column's type that can be stored and computed with. */
final class ValueCheck {
    private static final int DECIMAL_SCALE = 18;
    private static final int DECIMAL_PRECISION = 38;

    private ValueCheck() {}

    /** What is wrong with a value, for messages; null if nothing is. */
    static @Nullable String fault(ColumnType type, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        boolean carried = type instanceof ArrayType ? value instanceof List : value.getClass() == type.javaClass();
        if (!carried) {
            return "found a value of type " + value.getClass().getSimpleName() + " (expected: " + type.sqlName() + ")";
        }
        if (value instanceof String text && !isUnicode(text)) {
            return "the text has half of a surrogate pair (expected: valid Unicode)";
        }
        if (value instanceof BigDecimal number && !fits(number)) {
            return "the number does not fit decimal(" + DECIMAL_PRECISION + "," + DECIMAL_SCALE + ")";
        }
        return type instanceof ArrayType array
                ? faultOfElement(array, (List<?>) value)
                : type instanceof StructType struct ? faultOfField(struct, (Struct) value) : null;
    }

    private static @Nullable String faultOfElement(ArrayType type, List<?> elements) {
        int position = 0;
        for (Object element : elements) {
            String fault = fault(type.element(), element);
            if (fault != null) {
                return "element " + position + ": " + fault;
            }
            position++;
        }
        return null;
    }

    private static @Nullable String faultOfField(StructType type, Struct value) {
        if (value.size() != type.fields().size()) {
            return "found " + value.size() + " fields (expected: " + type.sqlName() + ")";
        }
        for (int i = 0; i < value.size(); i++) {
            Column field = type.fields().column(i);
            String fault = fault(field.type(), value.get(i));
            if (fault != null) {
                return "field '" + field.name() + "': " + fault;
            }
        }
        return null;
    }

    private static boolean fits(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return bare.scale() <= DECIMAL_SCALE
                && (long) bare.precision() - bare.scale() <= DECIMAL_PRECISION - DECIMAL_SCALE;
    }

    /** Text with a lone surrogate has no UTF-8 form: what is stored would differ from what was computed with. */
    private static boolean isUnicode(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
