package dev.pandan.training.algorithm;

import dev.pandan.model.onnx.Head;
import dev.pandan.model.onnx.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.classification.DecisionTreeClassificationModel;
import org.apache.spark.ml.classification.RandomForestClassificationModel;
import org.apache.spark.ml.tree.Node;

/** What trees of classes and their ensembles are made of: each leaf says shares of the classes. */
final class VoteForms {
    private final List<double[]> leaves = new ArrayList<>();
    private final int trees;

    private VoteForms(int trees) {
        this.trees = trees;
    }

    static Form of(DecisionTreeClassificationModel model) {
        return new VoteForms(1).form(List.of(model.rootNode()));
    }

    /** The mean of the trees' shares. */
    static Form of(RandomForestClassificationModel model) {
        return new VoteForms(model.trees().length)
                .form(Arrays.stream(model.trees())
                        .map(DecisionTreeClassificationModel::rootNode)
                        .toList());
    }

    private Form form(List<Node> roots) {
        List<Tree> forest =
                roots.stream().map(root -> TreeForms.tree(root, this::number)).toList();
        return new Form.Graph(new Head.Votes(forest, leaves.toArray(double[][]::new)));
    }

    /** Position of a leaf among all. */
    private double number(Node leaf) {
        double[] rows = leaf.impurityStats().stats();
        double sum = Arrays.stream(rows).sum();
        leaves.add(Arrays.stream(rows)
                .map(share -> sum == 0 ? 0 : share / sum / trees)
                .toArray());
        return leaves.size() - 1;
    }
}
