package dev.pandan.model.trees;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What TreeEnsembleClassifier makes of its sums: ONNX Runtime's rules of how one sum speaks for two classes. */
final class Voting {
    private final GraphNode node;

    Voting(GraphNode node) {
        this.node = node;
    }

    /** @param sums of the trees, one per class that leaves speak for, in float32 */
    List<Column> of(List<Column> sums) {
        int classes = Math.max(
                node.numbers("classlabels_int64s").length,
                node.attribute("classlabels_strings")
                        .map(names -> names.texts().size())
                        .orElse(0));
        boolean isLogistic = node.text("post_transform", "NONE").equals("LOGISTIC");
        if (!isLogistic && !node.text("post_transform", "NONE").equals("NONE")) {
            throw Unreadable.because("sums that are transformed by " + node.text("post_transform", ""));
        }
        if (classes == 2 && sums.size() == 1) {
            return ofTwo((Column.Numeric) based(sums.get(0)), isLogistic);
        }
        if (sums.size() != classes || node.reals("base_values").length > 0) {
            throw Unreadable.because("leaves for " + sums.size() + " of " + classes + " classes");
        }
        return IntStream.range(0, classes)
                .mapToObj(i -> isLogistic ? logistic((Column.Numeric) sums.get(i)) : sums.get(i))
                .toList();
    }

    private Column based(Column sum) {
        double[] base = node.reals("base_values");
        if (base.length > 1) {
            throw Unreadable.because("several base values");
        }
        return base.length == 0
                ? sum
                : new Columns(Tensor.FLOAT, List.of(sum))
                        .with(
                                new Columns(Tensor.FLOAT, List.of(new Column.Constant(base[0]))),
                                "Add",
                                Tensor.FLOAT,
                                Double::sum)
                        .get(0);
    }

    private List<Column> ofTwo(Column.Numeric sum, boolean isLogistic) {
        boolean allPositive = Arrays.stream(node.reals("class_weights")).allMatch(weight -> weight >= 0);
        if (allPositive) {
            return List.of(sum.map(score -> (float) (1 - score)), sum);
        } else if (isLogistic) {
            return List.of(logistic(sum.map(score -> -score)), logistic(sum));
        }
        return List.of(sum.map(score -> -score), sum);
    }

    private static Column.Numeric logistic(Column.Numeric sum) {
        return sum.map(Voting::logistic, new Bend(Bend.Kind.LOGISTIC, sum.bend().slope()), Trend.UNKNOWN);
    }

    private static double logistic(double score) {
        float odds = (float) StrictMath.exp(-Math.abs(score));
        float high = 1 / (1 + odds);
        return score < 0 ? 1 - high : high;
    }
}
