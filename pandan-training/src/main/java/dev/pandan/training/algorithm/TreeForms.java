package dev.pandan.training.algorithm;

import dev.pandan.model.onnx.Head;
import dev.pandan.model.onnx.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.spark.ml.classification.DecisionTreeClassificationModel;
import org.apache.spark.ml.classification.GBTClassificationModel;
import org.apache.spark.ml.classification.RandomForestClassificationModel;
import org.apache.spark.ml.regression.DecisionTreeRegressionModel;
import org.apache.spark.ml.regression.GBTRegressionModel;
import org.apache.spark.ml.regression.RandomForestRegressionModel;
import org.apache.spark.ml.tree.CategoricalSplit;
import org.apache.spark.ml.tree.ContinuousSplit;
import org.apache.spark.ml.tree.InternalNode;
import org.apache.spark.ml.tree.Node;
import org.apache.spark.ml.tree.Split;

/** What trees and their ensembles are made of. */
final class TreeForms {
    private static final double HALF = 0.5;

    private TreeForms() {}

    static Form of(DecisionTreeClassificationModel model) {
        return forest(List.of(tree(model.rootNode(), TreeForms::positiveShare)), Head.Link.IDENTITY);
    }

    /** The mean of the trees' probabilities. */
    static Form of(RandomForestClassificationModel model) {
        int trees = model.trees().length;
        return forest(
                Arrays.stream(model.trees())
                        .map(tree -> tree(tree.rootNode(), leaf -> positiveShare(leaf) / trees))
                        .toList(),
                Head.Link.IDENTITY);
    }

    static Form of(GBTClassificationModel model) {
        List<Tree> trees = new ArrayList<>();
        for (int i = 0; i < model.trees().length; i++) {
            double weight = model.treeWeights()[i];
            trees.add(tree(model.trees()[i].rootNode(), leaf -> weight * leaf.prediction()));
        }
        return forest(trees, Head.Link.DOUBLE_LOGIT);
    }

    static Form of(DecisionTreeRegressionModel model) {
        return leaves(List.of(tree(model.rootNode(), Node::prediction)));
    }

    /** The mean of the trees' predictions. */
    static Form of(RandomForestRegressionModel model) {
        int trees = model.trees().length;
        return leaves(Arrays.stream(model.trees())
                .map(tree -> tree(tree.rootNode(), leaf -> leaf.prediction() / trees))
                .toList());
    }

    static Form of(GBTRegressionModel model) {
        List<Tree> trees = new ArrayList<>();
        for (int i = 0; i < model.trees().length; i++) {
            double weight = model.treeWeights()[i];
            trees.add(tree(model.trees()[i].rootNode(), leaf -> weight * leaf.prediction()));
        }
        return leaves(trees);
    }

    private static Form leaves(List<Tree> trees) {
        return new Form.Graph(new Head.Leaves(trees));
    }

    private static Form forest(List<Tree> trees, Head.Link link) {
        return new Form.Graph(new Head.Forest(trees, link));
    }

    private static double positiveShare(Node leaf) {
        double[] rows = leaf.impurityStats().stats();
        double sum = Arrays.stream(rows).sum();
        return sum == 0 ? 0 : rows[1] / sum;
    }

    static Tree tree(Node root, ToDoubleFunction<Node> value) {
        List<Tree.Node> nodes = new ArrayList<>();
        add(root, value, nodes);
        return new Tree(nodes);
    }

    /** Adds a node and those below it; returns its position. */
    private static int add(Node node, ToDoubleFunction<Node> value, List<Tree.Node> nodes) {
        int position = nodes.size();
        nodes.add(new Tree.Leaf(0));
        if (node instanceof InternalNode inner) {
            int left = add(inner.leftChild(), value, nodes);
            int right = add(inner.rightChild(), value, nodes);
            nodes.set(position, split(inner.split(), left, right));
        } else {
            nodes.set(position, new Tree.Leaf(value.applyAsDouble(node)));
        }
        return position;
    }

    private static Tree.Split split(Split split, int left, int right) {
        if (split instanceof ContinuousSplit number) {
            return new Tree.Split(number.featureIndex(), number.threshold(), left, right);
        }
        // A category's column is 0 or 1.
        boolean zeroIsLeft = ((CategoricalSplit) split).leftCategories()[0] == 0;
        return new Tree.Split(split.featureIndex(), HALF, zeroIsLeft ? left : right, zeroIsLeft ? right : left);
    }
}
