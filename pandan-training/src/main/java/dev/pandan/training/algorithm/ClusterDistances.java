package dev.pandan.training.algorithm;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.clustering.BisectingKMeansModel;
import org.apache.spark.ml.clustering.KMeansModel;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/** Puts beside the cluster that MLlib found the distances from all centres, which its models do not tell: a vector of the cluster, then one distance per cluster. */
public final class ClusterDistances extends Transformer {
    static final String COLUMN = "distances";
    private static final long serialVersionUID = 1L;

    private final String uid = "cluster_distances_" + UUID.randomUUID();
    private final String features;
    private final Vector[] centres;
    private final boolean isCosine;

    private ClusterDistances(String features, Vector[] centres, String measure) {
        this.features = features;
        this.centres = centres.clone();
        this.isCosine = measure.equals("cosine");
    }

    /** Empty for a model that knows no centres. */
    public static Optional<Transformer> of(Model<?> model, String features) {
        if (model instanceof KMeansModel means) {
            return Optional.of(new ClusterDistances(features, means.clusterCenters(), means.getDistanceMeasure()));
        }
        return model instanceof BisectingKMeansModel means
                ? Optional.of(new ClusterDistances(features, means.clusterCenters(), means.getDistanceMeasure()))
                : Optional.empty();
    }

    @Override
    public String uid() {
        return uid;
    }

    @Override
    public Dataset<Row> transform(Dataset<?> rows) {
        return rows.withColumn(
                COLUMN,
                functions
                        .udf(measuring(centres, isCosine), SQLDataTypes.VectorType())
                        .apply(functions.col("prediction"), functions.col(features)));
    }

    private static UDF2<Integer, Vector, Vector> measuring(Vector[] centres, boolean isCosine) {
        return (cluster, row) -> {
            double[] values = new double[centres.length + 1];
            Arrays.setAll(
                    values,
                    i -> i == 0
                            ? cluster
                            : isCosine ? angle(row, centres[i - 1]) : Math.sqrt(Vectors.sqdist(row, centres[i - 1])));
            return Vectors.dense(values);
        };
    }

    private static double angle(Vector row, Vector centre) {
        return 1 - row.dot(centre) / Vectors.norm(row, 2) / Vectors.norm(centre, 2);
    }

    @Override
    public StructType transformSchema(StructType schema) {
        return schema.add(COLUMN, SQLDataTypes.VectorType(), false);
    }

    @Override
    public Transformer copy(ParamMap extra) {
        return new ClusterDistances(features, centres, isCosine ? "cosine" : "euclidean");
    }
}
