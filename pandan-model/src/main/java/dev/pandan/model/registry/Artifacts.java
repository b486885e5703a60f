package dev.pandan.model.registry;

/** Names of the files in a bundle. */
public final class Artifacts {
    /** A linear model, see {@link dev.pandan.model.linear.LinearModelJson}. */
    public static final String LINEAR = "model.json";
    /** The same model as ONNX. */
    public static final String ONNX = "model.onnx";
    /** The training report. */
    public static final String REPORT = "report.html";

    private Artifacts() {}
}
