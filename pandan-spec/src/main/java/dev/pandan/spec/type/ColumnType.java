package dev.pandan.spec.type;

import java.util.Optional;
import java.util.function.Function;

/**
 * Type of a column, an element or a field, with the one Java class that carries its values. Null is a value of every type.
 *
 * <p>Names are those of Spark SQL ({@code bigint} is also accepted for {@code long}).
 */
public sealed interface ColumnType permits ScalarType, ArrayType, StructType {
    // No default methods here: they would make these constants part of ScalarType's own initialisation.
    ScalarType BOOLEAN = ScalarType.BOOLEAN;
    ScalarType INT = ScalarType.INT;
    ScalarType LONG = ScalarType.LONG;
    ScalarType FLOAT = ScalarType.FLOAT;
    ScalarType DOUBLE = ScalarType.DOUBLE;
    ScalarType DECIMAL = ScalarType.DECIMAL;
    ScalarType STRING = ScalarType.STRING;
    ScalarType DATE = ScalarType.DATE;
    ScalarType TIMESTAMP = ScalarType.TIMESTAMP;
    ScalarType BINARY = ScalarType.BINARY;

    /** The class of its values; values of an array may be of any subclass of {@code List}. */
    Class<?> javaClass();

    /** The type as project files and Spark SQL write it, for example {@code array<string>}. */
    String sqlName();

    /** The result of the one function that is for this kind of type. */
    <R> R match(
            Function<ScalarType, ? extends R> scalar,
            Function<ArrayType, ? extends R> array,
            Function<StructType, ? extends R> struct);

    /** The type that a text such as {@code array<string>} names; {@link TypeText} says why it names none. */
    static Optional<ColumnType> byName(String name) {
        return TypeText.read(name) instanceof TypeText.Known known ? Optional.of(known.type()) : Optional.empty();
    }
}
