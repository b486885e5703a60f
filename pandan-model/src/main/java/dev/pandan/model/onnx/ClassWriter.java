package dev.pandan.model.onnx;

import dev.pandan.model.onnx.Head.Bell;
import dev.pandan.model.onnx.Head.Layer;
import java.util.List;
import java.util.Optional;

/** The nodes of models that predict a class or a cluster: probabilities or distances, {@code double[n,classes]}. */
final class ClassWriter {
    private final OnnxGraph graph;
    private final String numbers;

    ClassWriter(OnnxGraph graph, String numbers) {
        this.graph = graph;
        this.numbers = numbers;
    }

    /** Classes of a head; empty for one of another kind. */
    static Optional<Integer> classes(Head head) {
        if (head instanceof Head.Sums sums) {
            return Optional.of(sums.intercepts().length);
        } else if (head instanceof Head.Votes votes) {
            return Optional.of(votes.leaves()[0].length);
        } else if (head instanceof Head.BellsOfClasses bells) {
            return Optional.of(bells.intercepts().length);
        }
        return clusters(head).or(() -> voices(head));
    }

    private static Optional<Integer> clusters(Head head) {
        if (head instanceof Head.Centres centres) {
            return Optional.of(centres.centres().length);
        } else if (head instanceof Head.Branches branches) {
            return Optional.of(branches.leaves().size());
        }
        return head instanceof Head.Mixture mixture
                ? Optional.of(mixture.components().size())
                : Optional.empty();
    }

    private static Optional<Integer> voices(Head head) {
        return head instanceof Head.Voices voices
                ? Optional.of(voices.layers().get(voices.layers().size() - 1).biases().length)
                : Optional.empty();
    }

    /** @param head one of classes */
    String write(Head head) {
        if (head instanceof Head.Sums sums) {
            String products = graph.node("MatMul", numbers, graph.constant(sums.weights()));
            return softmax(graph.node("Add", products, graph.constant(sums.intercepts())));
        } else if (head instanceof Head.Votes votes) {
            return LeavesWriter.votes(graph, numbers, votes);
        } else if (head instanceof Head.BellsOfClasses bells) {
            return bells(bells);
        } else if (head instanceof Head.Centres centres) {
            return new ClusterWriter(graph, numbers).centres(centres);
        } else if (head instanceof Head.Branches branches) {
            return new ClusterWriter(graph, numbers).branches(branches);
        } else if (head instanceof Head.Mixture mixture) {
            return new ClusterWriter(graph, numbers).mixture(mixture);
        }
        return perceptron(((Head.Voices) head).layers());
    }

    private String bells(Head.BellsOfClasses head) {
        HeadWriter writer = new HeadWriter(graph, numbers);
        String[] densities =
                head.bells().stream().map((Bell bell) -> writer.bell(bell)).toArray(String[]::new);
        String sideBySide = graph.node(new Attributes("").number("axis", 1), "Concat", densities);
        return softmax(graph.node("Add", sideBySide, graph.constant(head.intercepts())));
    }

    private String perceptron(List<Layer> layers) {
        LinkWriter links = new LinkWriter(graph);
        String values = numbers;
        for (int i = 0; i < layers.size(); i++) {
            String products =
                    graph.node("MatMul", values, graph.constant(layers.get(i).weights()));
            String sums =
                    graph.node("Add", products, graph.constant(layers.get(i).biases()));
            values = i + 1 < layers.size() ? links.logistic(sums) : softmax(sums);
        }
        return values;
    }

    private String softmax(String sums) {
        return graph.node(new Attributes("").number("axis", 1), "Softmax", sums);
    }
}
