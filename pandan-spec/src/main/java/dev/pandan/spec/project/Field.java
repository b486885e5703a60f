package dev.pandan.spec.project;

/** A key of a section. */
record Field(String name, Shape shape, boolean isRequired, String doc) {
    static Field required(String name, Shape shape, String doc) {
        return new Field(name, shape, true, doc);
    }

    static Field optional(String name, Shape shape, String doc) {
        return new Field(name, shape, false, doc);
    }
}
