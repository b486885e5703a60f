package dev.pandan.model.calibration;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Straight between points, and level before the first and after the last of them.
 *
 * @param points at least one; scores rise from point to point, probabilities, 0 to 1, do not fall
 */
public record Isotonic(List<Point> points) implements Calibration {
    static final String NAME = "isotonic";

    /** A score and the probability that it stands for. */
    public record Point(double score, double probability) {}

    public Isotonic {
        points = List.copyOf(points);
        Point last = new Point(Double.NEGATIVE_INFINITY, 0);
        for (Point point : points) {
            if (!(point.score > last.score && point.probability >= last.probability && point.probability <= 1)
                    || Double.isInfinite(point.score)) {
                throw new IllegalArgumentException(point + " after " + last + " (expected: rising scores)");
            }
            last = point;
        }
        if (points.isEmpty()) {
            throw new IllegalArgumentException("no points (expected: at least one)");
        }
    }

    /**
     * A piece: from a score on, the probability there and how much it rises per score.
     *
     * @param from also the first score that belongs to it, but for the first piece, which has no start
     */
    public record Piece(double from, double start, double slope) {
        double of(double score) {
            return start + (score - from) * slope;
        }
    }

    /** One more than points: the level one before the first point, and one from each point on. */
    public List<Piece> pieces() {
        return IntStream.rangeClosed(0, points.size()).mapToObj(this::piece).toList();
    }

    private static Piece level(Point point) {
        return new Piece(point.score, point.probability, 0);
    }

    @Override
    public double of(double score) {
        int low = 0;
        int high = points.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (points.get(middle).score > score) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return piece(low).of(score);
    }

    private Piece piece(int i) {
        if (i == 0) {
            return level(points.get(0));
        } else if (i == points.size()) {
            return level(points.get(i - 1));
        }
        Point from = points.get(i - 1);
        Point to = points.get(i);
        return new Piece(from.score, from.probability, (to.probability - from.probability) / (to.score - from.score));
    }

    @Override
    public String text() {
        return NAME + " "
                + points.stream()
                        .map(point -> point.score + " " + point.probability)
                        .collect(Collectors.joining(" "));
    }
}
