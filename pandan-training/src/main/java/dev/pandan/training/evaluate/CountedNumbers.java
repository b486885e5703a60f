package dev.pandan.training.evaluate;

import java.util.Arrays;
import java.util.List;

/** Figures of predicted numbers. */
record CountedNumbers(NumberPredictions predictions, double meanLabel) implements Counted {
    private static final List<String> NAMES = List.of("rmse", "mae", "r2", "bias");

    static CountedNumbers of(NumberPredictions predictions) {
        return new CountedNumbers(
                predictions, Arrays.stream(predictions.labels()).average().orElse(0));
    }

    @Override
    public int rows() {
        return predictions.size();
    }

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public double[] figures(int[] counts) {
        double rows = 0;
        double squares = 0;
        double distances = 0;
        double errors = 0;
        double labels = 0; // less their mean, and so are their squares
        double labelSquares = 0;
        for (int i = 0; i < counts.length; i++) {
            double error = predictions.error(i);
            double label = predictions.labels()[i] - meanLabel;
            rows += counts[i];
            squares += counts[i] * error * error;
            distances += counts[i] * Math.abs(error);
            errors += counts[i] * error;
            labels += counts[i] * label;
            labelSquares += counts[i] * label * label;
        }
        double spread = labelSquares - labels * labels / rows;
        double explained = spread > 0 ? 1 - squares / spread : Double.NaN;
        return new double[] {Math.sqrt(squares / rows), distances / rows, explained, errors / rows};
    }
}
