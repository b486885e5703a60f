package dev.pandan.model.trees;

import java.util.stream.IntStream;

/**
 * Trees as flat arrays. A node with a column goes left if {@code x[column] <= threshold}, or if the value is NaN and {@code missingLeft}, else right; one with column -1 is a
 * leaf, whose row of values is {@code left}. Arrays are owned by the record and not modified.
 *
 * @param roots in the order in which trees are added
 * @param values {@code [leaf][output]}, one after the other
 * @param outputs sums per row
 */
@SuppressWarnings("ArrayRecordComponent")
record Forest(
        int[] roots,
        int[] column,
        double[] threshold,
        int[] left,
        int[] right,
        boolean[] missingLeft,
        double[] values,
        int outputs,
        Adding adding) {

    /** How the runtime adds, to the bit. */
    enum Adding {
        /** Tree after tree, in doubles. */
        IN_TURN,
        /** Tree after tree, in float32. */
        IN_FLOATS,
        /** Of one output: in doubles, in two vectors of two, as ONNX Runtime's sum over a row does. */
        IN_PAIRS
    }

    /** Other values of the leaves: that of a leaf is the number of its row in the table. */
    Forest looking(double[] table, int width, Adding how) {
        return new Forest(roots, column, threshold, rows(), right, missingLeft, table, width, how);
    }

    /** Leaves by the one number that they have, which is added to the output of their tree. */
    private int[] rows() {
        int[] rows = left.clone();
        for (int node = 0; node < rows.length; node++) {
            if (column[node] < 0) {
                double sum = 0;
                for (int output = 0; output < outputs; output++) {
                    sum += values[left[node] * outputs + output];
                }
                rows[node] = (int) sum;
            }
        }
        return rows;
    }

    /** The same over other columns. */
    Forest over(int[] placeOfColumn) {
        int[] places = IntStream.of(column)
                .map(one -> one < 0 ? one : placeOfColumn[one])
                .toArray();
        return new Forest(roots, places, threshold, left, right, missingLeft, values, outputs, adding);
    }

    boolean goesLeft(int node, double value) {
        return value <= threshold[node] || (Double.isNaN(value) && missingLeft[node]);
    }

    /** The row of values that a tree comes to. */
    private int leaf(int root, double[] x) {
        int node = root;
        for (int at = column[node]; at >= 0; at = column[node]) {
            node = goesLeft(node, x[at]) ? left[node] : right[node];
        }
        return left[node];
    }

    /** One per output. */
    double[] sums(double[] x) {
        int[] leaves = new int[roots.length];
        for (int tree = 0; tree < leaves.length; tree++) {
            leaves[tree] = leaf(roots[tree], x);
        }
        return sums(leaves, 0, 1);
    }

    /** One per output, of the rows of values that trees come to, {@code leaves[from + tree * stride]}. */
    double[] sums(int[] leaves, int from, int stride) {
        return switch (adding) {
            case IN_TURN -> inTurn(leaves, from, stride);
            case IN_FLOATS -> inFloats(leaves, from, stride);
            case IN_PAIRS -> new double[] {inPairs(leaves, from, stride)};
        };
    }

    private double[] inTurn(int[] leaves, int from, int stride) {
        double[] sums = new double[outputs];
        for (int tree = 0; tree < roots.length; tree++) {
            int row = leaves[from + tree * stride] * outputs;
            for (int i = 0; i < outputs; i++) {
                sums[i] += values[row + i];
            }
        }
        return sums;
    }

    private double[] inFloats(int[] leaves, int from, int stride) {
        float[] sums = new float[outputs];
        for (int tree = 0; tree < roots.length; tree++) {
            int row = leaves[from + tree * stride] * outputs;
            for (int i = 0; i < outputs; i++) {
                sums[i] += (float) values[row + i];
            }
        }
        double[] wide = new double[outputs];
        for (int i = 0; i < outputs; i++) {
            wide[i] = sums[i];
        }
        return wide;
    }

    private double inPairs(int[] leaves, int from, int stride) {
        int pairs = roots.length / 2 * 2;
        int fours = roots.length / 4 * 4;
        double[] sums = new double[4];
        for (int tree = 0; tree < fours; tree++) {
            sums[tree % 4] += values[leaves[from + tree * stride]];
        }
        double even = sums[0] + sums[2];
        double odd = sums[1] + sums[3];
        if (pairs > fours) {
            even += values[leaves[from + fours * stride]];
            odd += values[leaves[from + (fours + 1) * stride]];
        }
        double sum = even + odd;
        if (roots.length > pairs) {
            sum += values[leaves[from + pairs * stride]];
        }
        return sum;
    }
}
