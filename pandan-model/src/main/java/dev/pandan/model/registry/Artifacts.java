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

    /** A fitted model of Spark's of a class of the user's, which scores by that class's own code. */
    public static final String SPARK = "spark-model.bin";
    /** The scorer of such a model: for evaluation and batch, not for live decisions. */
    public static final String SPARK_SCORER = "spark-model/1";

    /** A calibration behind a model that has no place for it, see {@link dev.pandan.model.calibration.Calibration#text}. */
    public static final String CALIBRATION = "calibration.txt";

    private Artifacts() {}
}
