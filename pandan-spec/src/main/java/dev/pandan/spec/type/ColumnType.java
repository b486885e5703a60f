package dev.pandan.spec.type;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * Type of a column, with the one Java class that carries its values. Null is a value of every type.
 *
 * <p>Names are those of Spark SQL ({@code bigint} is also accepted for {@code long}).
 */
public enum ColumnType {
    BOOLEAN(Boolean.class),
    INT(Integer.class),
    LONG(Long.class),
    FLOAT(Float.class),
    DOUBLE(Double.class),
    /** 38 digits, 18 of them after the point. */
    DECIMAL(BigDecimal.class),
    STRING(String.class),
    /** Days since 1970-01-01 as {@code Integer}. */
    DATE(Integer.class),
    /** Microseconds since 1970-01-01T00:00:00Z as {@code Long}. */
    TIMESTAMP(Long.class),
    BINARY(byte[].class);

    private final Class<?> javaClass;

    ColumnType(Class<?> javaClass) {
        this.javaClass = javaClass;
    }

    public Class<?> javaClass() {
        return javaClass;
    }

    /** The name in project files and in Spark SQL, for example {@code timestamp}. */
    public String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ColumnType> byName(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        for (ColumnType type : values()) {
            if (type.name().equals(upper) || (type == LONG && upper.equals("BIGINT"))) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
