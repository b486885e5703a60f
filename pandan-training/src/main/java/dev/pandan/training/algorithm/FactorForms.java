package dev.pandan.training.algorithm;

import dev.pandan.model.onnx.Head;
import org.apache.spark.ml.classification.FMClassificationModel;
import org.apache.spark.ml.linalg.Matrix;

/** What a factorization machine is made of. */
final class FactorForms {
    private FactorForms() {}

    static Form of(FMClassificationModel model) {
        Matrix factors = model.factors();
        double[][] rows = new double[factors.numRows()][factors.numCols()];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                rows[i][j] = factors.apply(i, j);
            }
        }
        return new Form.Graph(new Head.Factors(model.intercept(), model.linear().toArray(), rows));
    }
}
