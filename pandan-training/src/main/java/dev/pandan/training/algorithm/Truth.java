package dev.pandan.training.algorithm;

import org.apache.spark.ml.linalg.Vector;

/** Where MLlib's own model says what the score is to be. */
public enum Truth {
    /** The probability of the positive class. */
    PROBABILITY("probability"),
    /** The logistic function of the distance from the plane, of an algorithm that knows no probabilities. */
    DISTANCE("rawPrediction"),
    /** The number that is predicted. */
    NUMBER("prediction"),
    /** The probabilities of several classes. */
    CLASSES("probability"),
    /** The cluster and the distances from all, see {@link ClusterDistances}. */
    CLUSTERS(ClusterDistances.COLUMN);

    private final String column;

    Truth(String column) {
        this.column = column;
    }

    /** The column of MLlib's predictions: a number, or a vector of one value per class. */
    public String column() {
        return column;
    }

    /**
     * The score, or the probabilities of all classes.
     *
     * @param cell of the column
     */
    public double[] values(Object cell) {
        return switch (this) {
            case PROBABILITY -> new double[] {((Vector) cell).apply(1)};
            case DISTANCE -> new double[] {1 / (1 + Math.exp(-((Vector) cell).apply(1)))};
            case NUMBER -> new double[] {(Double) cell};
            case CLASSES, CLUSTERS -> ((Vector) cell).toArray();
        };
    }
}
