package dev.pandan.training.fit;

import java.util.UUID;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/** Puts a number of its own in the place of each NaN of a vector: what MLlib's Imputer does with columns, of which a vector would be thousands. */
final class VectorImputer extends Transformer {
    private static final long serialVersionUID = 1L;

    private final String uid = "vector_imputer_" + UUID.randomUUID();
    private final String input;
    private final String output;
    private final double[] surrogates;

    /** @param surrogates one per element */
    VectorImputer(String input, String output, double[] surrogates) {
        this.input = input;
        this.output = output;
        this.surrogates = surrogates.clone();
    }

    @Override
    public String uid() {
        return uid;
    }

    @Override
    public Dataset<Row> transform(Dataset<?> rows) {
        UserDefinedFunction fill = functions.udf(filling(surrogates), SQLDataTypes.VectorType());
        return rows.withColumn(output, fill.apply(functions.col(input)));
    }

    private static UDF1<Vector, Vector> filling(double[] surrogates) {
        return vector -> {
            double[] filled = vector.toArray().clone();
            for (int i = 0; i < filled.length; i++) {
                filled[i] = Double.isNaN(filled[i]) ? surrogates[i] : filled[i];
            }
            return Vectors.dense(filled);
        };
    }

    @Override
    public StructType transformSchema(StructType schema) {
        return schema.add(output, SQLDataTypes.VectorType(), false);
    }

    @Override
    public Transformer copy(ParamMap extra) {
        return new VectorImputer(input, output, surrogates);
    }
}
