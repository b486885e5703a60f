package dev.pandan.model.calibration;

import java.util.ArrayList;
import java.util.List;

/** A function that does not fall, from the score of a model, 0 to 1, to the probability that it stands for. */
public sealed interface Calibration permits Platt, Isotonic {
    /** Its value at a score; NaN of a score that is no number. The same bits on every machine. */
    double of(double score);

    /** In one line that {@link #parse} reads; numbers keep all their bits. */
    String text();

    /** {@code IllegalArgumentException} if it is no such line. */
    static Calibration parse(String text) {
        String[] words = text.split(" ", -1);
        double[] numbers = new double[words.length - 1];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Double.parseDouble(words[i + 1]);
        }
        if (words[0].equals(Platt.NAME) && numbers.length == 2) {
            return new Platt(numbers[0], numbers[1]);
        } else if (words[0].equals(Isotonic.NAME) && numbers.length > 0 && numbers.length % 2 == 0) {
            List<Isotonic.Point> points = new ArrayList<>();
            for (int i = 0; i < numbers.length; i += 2) {
                points.add(new Isotonic.Point(numbers[i], numbers[i + 1]));
            }
            return new Isotonic(points);
        }
        throw new IllegalArgumentException("a calibration '" + words[0] + "' of " + numbers.length + " numbers");
    }
}
