package dev.pandan.training.pipeline;

import java.util.List;

/** One value of a column of a pipeline, told by the input that it comes from. */
sealed interface Cell {
    String input();

    /**
     * A number, or an element of a vector: {@code (x - centre) / scale}.
     *
     * @param width elements of the input
     * @param fill stands in for a missing x; NaN: none does
     */
    record Value(String input, int width, int element, double fill, double centre, double scale) implements Cell {
        Value filled(double value) {
            return new Value(input, width, element, value, centre, scale);
        }

        /** {@code (this - mean) / deviation}; a deviation of 0 makes it 0, as in Spark. */
        Value scaled(double mean, double deviation) {
            double divisor = deviation == 0 ? Double.POSITIVE_INFINITY : deviation;
            return new Value(input, width, element, fill, centre + mean * scale, scale * divisor);
        }
    }

    /** The position of a category among labels; their number for any other. */
    record Index(String input, List<String> labels) implements Cell {}

    /** 1 if the category is the one at a position among labels, or, behind the last, any other; else 0. */
    record Hot(String input, List<String> labels, int at) implements Cell {}
}
