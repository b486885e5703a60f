package dev.pandan.spec.type;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** A type of single values. */
public enum ScalarType implements ColumnType {
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

    ScalarType(Class<?> javaClass) {
        this.javaClass = javaClass;
    }

    @Override
    public Class<?> javaClass() {
        return javaClass;
    }

    /** The name in project files and in Spark SQL, for example {@code timestamp}. */
    @Override
    public String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public <R> R match(
            Function<ScalarType, ? extends R> scalar,
            Function<ArrayType, ? extends R> array,
            Function<StructType, ? extends R> struct) {
        return scalar.apply(this);
    }

    /** A type by its {@link #sqlName()} in any case; {@code bigint} is {@code long}. */
    static Optional<ScalarType> of(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        for (ScalarType type : values()) {
            if (type.name().equals(upper) || (type == LONG && upper.equals("BIGINT"))) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
