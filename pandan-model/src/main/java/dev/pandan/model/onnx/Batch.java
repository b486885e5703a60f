package dev.pandan.model.onnx;

/** Rows of one call of the runtime, in the form in which they came. */
interface Batch {
    int size();

    /**
     * Puts some of them into an input that takes no texts.
     *
     * @param to behind the last of them
     */
    void fill(Slot slot, int from, int to);

    /** All of them, of an input that takes texts. */
    void fillTexts(Slot slot, String[] target);
}
