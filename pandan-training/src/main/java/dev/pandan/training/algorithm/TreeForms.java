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
import org.apache.spark.ml.tree.ContinuousSplit;
import org.apache.spark.ml.tree.InternalNode;
import org.apache.spark.ml.tree.Node;

/** What trees and their ensembles are made of. */
final class TreeForms {
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

    private static Form forest(List<Tree> trees, Head.Link link) {
        return new Form.Graph(new Head.Forest(trees, link));
    }

    private static double positiveShare(Node leaf) {
        double[] rows = leaf.impurityStats().stats();
        double sum = Arrays.stream(rows).sum();
        return sum == 0 ? 0 : rows[1] / sum;
    }

    private static Tree tree(Node root, ToDoubleFunction<Node> value) {
        List<Tree.Node> nodes = new ArrayList<>();
        add(root, value, nodes);
        return new Tree(nodes);
    }

    /** Adds a node and those below it; returns its position. */
    private static int add(Node node, ToDoubleFunction<Node> value, List<Tree.Node> nodes) {
        int position = nodes.size();
        nodes.add(new Tree.Leaf(0));
        if (node instanceof InternalNode inner && inner.split() instanceof ContinuousSplit split) {
            int left = add(inner.leftChild(), value, nodes);
            int right = add(inner.rightChild(), value, nodes);
            nodes.set(position, new Tree.Split(split.featureIndex(), split.threshold(), left, right));
        } else {
            nodes.set(position, new Tree.Leaf(value.applyAsDouble(node)));
        }
        return position;
    }
}
