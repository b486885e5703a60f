package dev.pandan.model.registry;

/** Names of the files in a bundle. */
public final class Artifacts {
    /** A linear model, see {@link dev.pandan.model.linear.LinearModelJson}. */
    public static final String LINEAR = "model.json";
    /** The same model as ONNX. */
    public static final String ONNX = "model.onnx";
    /** The training report. */
    public static final String REPORT = "report.html";

    /** The Python script that trained the model. */
    public static final String SCRIPT = "script.py";
    /** The packages that the script needs, as pip reads them. */
    public static final String REQUIREMENTS = "requirements.txt";

    private Artifacts() {}
}
