package dev.pandan.spec.type;

/** What a text says about a type. */
public sealed interface TypeText {

    record Known(ColumnType type) implements TypeText {}

    /**
     * @param message what was found and what was expected
     * @param offset where in the text, from 0
     */
    record Unknown(String message, int offset) implements TypeText {}

    /** Reads a type as Spark SQL writes it, for example {@code array<struct<sku:string,price:double>>}. Case and blanks do not matter, but for the case of fields. */
    static TypeText read(String text) {
        return new TypeParser(text).read();
    }
}
