package dev.pandan.training.algorithm;

import dev.pandan.model.onnx.Head;
import dev.pandan.model.onnx.Head.Leaf;
import dev.pandan.model.onnx.Head.Turn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.ml.clustering.BisectingKMeansModel;
import org.apache.spark.ml.clustering.KMeansModel;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.mllib.clustering.ClusteringTreeNode;

/** What models of clusters are made of that know centres. */
final class ClusterForms {
    private final List<double[]> centres = new ArrayList<>();
    private final TreeMap<Integer, Leaf> leaves = new TreeMap<>();

    private ClusterForms() {}

    static Form of(KMeansModel model) {
        double[][] centres =
                Arrays.stream(model.clusterCenters()).map(Vector::toArray).toArray(double[][]::new);
        return new Form.Graph(new Head.Centres(centres, isCosine(model.getDistanceMeasure())));
    }

    /** MLlib goes down from the root to the nearer child, so that the leaf it comes to need not be the nearest of all. */
    static Form of(BisectingKMeansModel model) {
        ClusteringTreeNode root = model.org$apache$spark$ml$clustering$BisectingKMeansModel$$parentModel()
                .root();
        ClusterForms forms = new ClusterForms();
        forms.centres.add(root.center().toArray());
        forms.add(root, 0, List.of());
        return new Form.Graph(new Head.Branches(
                forms.centres.toArray(double[][]::new),
                isCosine(model.getDistanceMeasure()),
                List.copyOf(forms.leaves.values())));
    }

    private static boolean isCosine(String measure) {
        return measure.equals("cosine");
    }

    private void add(ClusteringTreeNode node, int place, List<Turn> turns) {
        ClusteringTreeNode[] children = node.children();
        if (node.isLeaf()) {
            leaves.put(node.index(), new Leaf(place, turns));
            return;
        }
        int first = centres.size();
        for (ClusteringTreeNode child : children) {
            centres.add(child.center().toArray());
        }
        for (int i = 0; i < children.length; i++) {
            List<Turn> further = new ArrayList<>(turns);
            for (int j = 0; j < children.length; j++) {
                if (j != i) {
                    further.add(new Turn(first + i, first + j, i < j));
                }
            }
            add(children[i], first + i, further);
        }
    }
}
