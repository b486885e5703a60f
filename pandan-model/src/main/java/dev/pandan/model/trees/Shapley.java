package dev.pandan.model.trees;

/**
 * Shapley values of a sum of trees against one row of reference: the game whose players are the features, where a coalition has the row's values for its members and the reference's
 * for all others. Exact: on the way to a leaf each player that decides one way in the row and another in the reference stands on one of the two sides, and a leaf with its players a and b on them is worth
 * {@code (a-1)! b! / (a+b)!} of its value to each of a, and minus {@code a! (b-1)! / (a+b)!} to each of b (interventional TreeSHAP, Lundberg et al. 2020, with one reference). Immutable.
 */
final class Shapley {
    private final Forest forest;
    private final int[] players;
    private final boolean[] referenceGoesLeft;
    private final double[][] weights;

    /**
     * @param players per column
     * @param reference columns of the row that is compared with
     */
    Shapley(Forest forest, int[] players, double[] reference) {
        this.forest = forest;
        this.players = players.clone();
        this.referenceGoesLeft = new boolean[forest.column().length];
        for (int node = 0; node < referenceGoesLeft.length; node++) {
            int column = forest.column()[node];
            referenceGoesLeft[node] = column >= 0 && forest.goesLeft(node, reference[column]);
        }
        this.weights = weights(1 + depth());
    }

    private int depth() {
        int most = 0;
        for (int root : forest.roots()) {
            most = Math.max(most, depth(root));
        }
        return most;
    }

    private int depth(int node) {
        return forest.column()[node] < 0 ? 0 : 1 + Math.max(depth(forest.left()[node]), depth(forest.right()[node]));
    }

    /** {@code a! b! / (a+b+1)!} */
    private static double[][] weights(int size) {
        double[][] weights = new double[size][size];
        for (int a = 0; a < size; a++) {
            weights[a][0] = 1.0 / (a + 1);
            for (int b = 1; b < size; b++) {
                weights[a][b] = weights[a][b - 1] * b / (a + b + 1);
            }
        }
        return weights;
    }

    /**
     * Adds what each player does.
     *
     * @param x columns of the row
     * @param output which sum of the trees
     * @param target by player
     */
    void add(double[] x, int output, double[] target) {
        Walk walk = new Walk(x, output, target);
        for (int root : forest.roots()) {
            walk.go(root, 0, 0);
        }
    }

    private static final byte ROW = 1;
    private static final byte REFERENCE = 2;

    /** Through all leaves that some coalition comes to. */
    private final class Walk {
        private final double[] x;
        private final int output;
        private final double[] target;
        private final byte[] side;
        /** What the leaves below the last node are worth to one more player on the side of the reference. */
        private double toReference;

        private Walk(double[] x, int output, double[] target) {
            this.x = x;
            this.output = output;
            this.target = target;
            this.side = new byte[target.length];
        }

        /** What the leaves below are worth to each player on the side of the row; that of the other side is left in {@code toReference}. */
        private double go(int from, int rows, int references) {
            int node = from;
            for (int column = forest.column()[node]; column >= 0; column = forest.column()[node]) {
                boolean goesLeft = forest.goesLeft(node, x[column]);
                boolean otherGoesLeft = referenceGoesLeft[node];
                if (goesLeft != otherGoesLeft) {
                    byte stands = side[players[column]];
                    if (stands == 0) {
                        return part(
                                players[column], child(node, goesLeft), child(node, otherGoesLeft), rows, references);
                    }
                    goesLeft = stands == ROW ? goesLeft : otherGoesLeft;
                }
                node = child(node, goesLeft);
            }
            double value = forest.values()[forest.left()[node] * forest.outputs() + output];
            toReference = references > 0 ? value * weights[rows][references - 1] : 0;
            return rows > 0 ? value * weights[rows - 1][references] : 0;
        }

        private double part(int player, int child, int otherChild, int rows, int references) {
            side[player] = ROW;
            double toRow = go(child, rows + 1, references);
            double rest = toReference;
            target[player] += toRow;
            side[player] = REFERENCE;
            toRow += go(otherChild, rows, references + 1);
            target[player] -= toReference;
            side[player] = 0;
            toReference += rest;
            return toRow;
        }
    }

    private int child(int node, boolean left) {
        return left ? forest.left()[node] : forest.right()[node];
    }
}
