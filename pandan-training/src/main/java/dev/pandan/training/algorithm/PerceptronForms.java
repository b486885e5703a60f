package dev.pandan.training.algorithm;

import dev.pandan.model.onnx.Head;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.classification.MultilayerPerceptronClassificationModel;

/** What a perceptron is made of. The softmax over its two last values is the logistic function of their difference. */
final class PerceptronForms {
    private PerceptronForms() {}

    static Form of(MultilayerPerceptronClassificationModel model) {
        List<Head.Layer> layers = layers(model);
        int last = layers.size() - 1;
        layers.set(last, difference(layers.get(last)));
        return new Form.Graph(new Head.Perceptron(layers));
    }

    /** With an output per class. */
    static Head.Voices voices(MultilayerPerceptronClassificationModel model) {
        return new Head.Voices(layers(model));
    }

    private static List<Head.Layer> layers(MultilayerPerceptronClassificationModel model) {
        int[] sizes = model.getLayers();
        double[] weights = model.weights().toArray();
        List<Head.Layer> layers = new ArrayList<>();
        int at = 0;
        for (int i = 1; i < sizes.length; i++) {
            layers.add(layer(weights, at, sizes[i - 1], sizes[i]));
            at += (sizes[i - 1] + 1) * sizes[i];
        }
        return layers;
    }

    /** MLlib keeps the weights input by input, then the biases. */
    private static Head.Layer layer(double[] all, int from, int inputs, int outputs) {
        double[][] weights = new double[inputs][];
        for (int input = 0; input < inputs; input++) {
            int start = from + input * outputs;
            weights[input] = Arrays.copyOfRange(all, start, start + outputs);
        }
        int biases = from + inputs * outputs;
        return new Head.Layer(weights, Arrays.copyOfRange(all, biases, biases + outputs));
    }

    private static Head.Layer difference(Head.Layer two) {
        double[][] weights = Arrays.stream(two.weights())
                .map(row -> new double[] {row[1] - row[0]})
                .toArray(double[][]::new);
        return new Head.Layer(weights, new double[] {two.biases()[1] - two.biases()[0]});
    }
}
