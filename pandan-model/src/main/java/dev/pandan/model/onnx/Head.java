package dev.pandan.model.onnx;

import java.util.List;

/** What a model makes of a row of numbers: a score. Arrays are owned by the record and not modified. */
@SuppressWarnings("ArrayRecordComponent") // owned by the records, never modified
public sealed interface Head {

    /**
     * Decision trees whose values are added.
     *
     * @param trees at least one
     * @param link what the score is of the sum
     */
    record Forest(List<Tree> trees, Link link) implements Head {
        public Forest {
            trees = List.copyOf(trees);
        }
    }

    /**
     * Decision trees whose values are added in doubles.
     *
     * @param trees at least one
     */
    record Leaves(List<Tree> trees) implements Head {
        public Leaves {
            trees = List.copyOf(trees);
        }
    }

    /**
     * A weighted sum.
     *
     * @param weights one per number
     * @param link what is predicted of it
     */
    record Line(double intercept, double[] weights, dev.pandan.model.linear.Link link) implements Head {}

    /**
     * Points of a line over the first number: straight between two of them, level outside.
     *
     * @param x ascending, distinct; at least one
     * @param y one per x
     */
    record Polyline(double[] x, double[] y) implements Head {}

    /**
     * Classes by weighted sums, of which the softmax are the probabilities.
     *
     * @param intercepts one per class
     * @param weights {@code double[numbers][classes]}
     */
    record Sums(double[] intercepts, double[][] weights) implements Head {}

    /**
     * Classes by decision trees: the probabilities are the sums over the trees of what their leaves say.
     *
     * @param trees the value of a leaf is its row in {@code leaves}
     * @param leaves {@code double[leaves of all trees][classes]}
     */
    record Votes(List<Tree> trees, double[][] leaves) implements Head {
        public Votes {
            trees = List.copyOf(trees);
        }
    }

    /**
     * Classes by normal distributions: the probabilities are the softmax of {@code intercept + density}.
     *
     * @param intercepts one per class
     */
    record BellsOfClasses(double[] intercepts, List<Bell> bells) implements Head {
        public BellsOfClasses {
            bells = List.copyOf(bells);
        }
    }

    /**
     * Classes by a perceptron: after each layer but the last a logistic function, after that the softmax.
     *
     * @param layers the last one has an output per class
     */
    record Voices(List<Layer> layers) implements Head {
        public Voices {
            layers = List.copyOf(layers);
        }
    }

    /**
     * Clusters by their centres: the distance from each.
     *
     * @param centres {@code double[clusters][numbers]}
     * @param isCosine whether the distance is 1 less the cosine of the angle, not the Euclidean one
     */
    record Centres(double[][] centres, boolean isCosine) implements Head {}

    /**
     * Clusters by a tree of centres, at each fork of which the nearer branch is taken.
     *
     * @param centres of all nodes, {@code double[nodes][numbers]}
     * @param leaves one per cluster
     */
    record Branches(double[][] centres, boolean isCosine, List<Leaf> leaves) implements Head {
        public Branches {
            leaves = List.copyOf(leaves);
        }
    }

    /**
     * A cluster of a tree.
     *
     * @param node its place among the centres
     * @param turns all of them lead to it; none: there is one cluster
     */
    record Leaf(int node, List<Turn> turns) {
        public Leaf {
            turns = List.copyOf(turns);
        }
    }

    /**
     * A branch that is nearer than the other one.
     *
     * @param isTaken whether it is also taken when both are equally near
     */
    record Turn(int node, int other, boolean isTaken) {}

    /**
     * Clusters by normal distributions: the share that each has in the density.
     *
     * @param floor what each density is raised by before the shares are taken
     */
    record Mixture(List<Component> components, double floor) implements Head {
        public Mixture {
            components = List.copyOf(components);
        }
    }

    /**
     * The density {@code exp(logHeight - |(x - mean) turn|^2 / 2)}, weight of the distribution included.
     *
     * @param turn {@code double[numbers][numbers]}
     */
    record Component(double logHeight, double[] mean, double[][] turn) {}

    /** What a score is of a sum s. */
    enum Link {
        /** s */
        IDENTITY,
        /** 1 / (1 + exp(-2 s)), that of MLlib's boosted trees. */
        DOUBLE_LOGIT
    }

    /**
     * A perceptron: after each layer but the last a logistic function; the score is that of the last layer's one value.
     *
     * @param layers the last one has one output
     */
    record Perceptron(List<Layer> layers) implements Head {
        public Perceptron {
            layers = List.copyOf(layers);
        }
    }

    /**
     * A layer of a perceptron.
     *
     * @param weights {@code double[inputs][outputs]}
     * @param biases one per output
     */
    record Layer(double[][] weights, double[] biases) {}

    /**
     * A factorization machine of second order (Rendle 2010), log-odds.
     *
     * @param weights one per number
     * @param factors {@code double[numbers][factors]}
     */
    record Factors(double intercept, double[] weights, double[][] factors) implements Head {}

    /**
     * Naive Bayes with normal distributions: the log-odds are {@code intercept + density(positive) - density(negative)}.
     */
    record Bells(double intercept, Bell positive, Bell negative) implements Head {}

    /**
     * The sum over all numbers of {@code -(x - mean)^2 / (2 variance)}.
     *
     * @param variances positive
     */
    record Bell(double[] means, double[] variances) {}
}
