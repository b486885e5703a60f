package dev.pandan.training.algorithm;

/** Where MLlib's own model says what the score is to be. */
public enum Truth {
    /** The probability of the positive class. */
    PROBABILITY("probability"),
    /** The logistic function of the distance from the plane, of an algorithm that knows no probabilities. */
    DISTANCE("rawPrediction");

    private final String column;

    Truth(String column) {
        this.column = column;
    }

    /** The column of MLlib's predictions, a vector of one value per class. */
    public String column() {
        return column;
    }

    /** The score. */
    public double score(double positive) {
        return this == PROBABILITY ? positive : 1 / (1 + Math.exp(-positive));
    }
}
