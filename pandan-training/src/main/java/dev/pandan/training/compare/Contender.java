package dev.pandan.training.compare;

import dev.pandan.training.evaluate.Quality;

/**
 * How one bundle does in a {@link Comparison}.
 *
 * @param label for example {@code late@4}
 * @param stage what the bundle is there for now, for example {@code champion}; may be empty
 * @param metrics on all rows of the comparison
 * @param decided rows that it decided itself
 * @param decidedFigure the figure of the comparison on those alone; NaN if they are too few for it
 * @param recorded rows on which it scored as a challenger when they were decided
 * @param scoredAgain rows that it scored only now, from the features that were stored: the score is the one it would have given then
 */
public record Contender(
        String label,
        String stage,
        Quality metrics,
        long decided,
        double decidedFigure,
        long recorded,
        long scoredAgain) {}
