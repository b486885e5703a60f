package dev.pandan.training.evaluate;

import dev.pandan.engine.verdict.ClassProbabilities;
import java.util.List;

/**
 * What a model of classes said of rows whose labels are known. Lists and arrays of one length.
 *
 * @param classes of the model, in its order
 * @param said probabilities of these classes, or of none if there was no score
 * @param labels the class that each row is of, which the model need not know
 * @param rules position of the policy's rule that held for the row; -1: none
 */
@SuppressWarnings("ArrayRecordComponent") // owned by the record, not modified
public record ClassPredictions(List<String> classes, List<ClassProbabilities> said, List<String> labels, int[] rules) {
    public ClassPredictions {
        classes = List.copyOf(classes);
        said = List.copyOf(said);
        labels = List.copyOf(labels);
        if (said.size() != labels.size() || said.size() != rules.length) {
            throw new IllegalArgumentException("probabilities, labels and rules differ in length");
        }
    }

    public int size() {
        return rules.length;
    }

    boolean isRight(int row) {
        return labels.get(row).equals(said.get(row).predicted());
    }
}
