package dev.pandan.training.fit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A jar as a user would build it: an estimator whose model is its own, with a class of its own in what tasks give back, and one whose model is MLlib's. */
final class UserJar {
    static final String MEANS = "com.example.NearestMean";
    static final String KNOWN = "com.example.MyLogistic";

    private static final String NEAREST_MEAN = """
            package com.example;

            import org.apache.spark.ml.PredictionModel;
            import org.apache.spark.ml.Predictor;
            import org.apache.spark.ml.linalg.Vector;
            import org.apache.spark.ml.param.DoubleParam;
            import org.apache.spark.ml.param.ParamMap;
            import org.apache.spark.ml.param.ParamValidators;
            import org.apache.spark.sql.Dataset;
            import org.apache.spark.sql.Row;

            public class NearestMean extends Predictor<Vector, NearestMean, NearestMean.Fitted> {
                private final DoubleParam slope = new DoubleParam(this, "slope", "steepness, > 0", ParamValidators.gt(0));

                public NearestMean() {
                    setDefault(slope, 1.0);
                }

                public DoubleParam slope() {
                    return slope;
                }

                @Override
                public String uid() {
                    return "nearest";
                }

                @Override
                public NearestMean copy(ParamMap extra) {
                    return (NearestMean) defaultCopy(extra);
                }

                @Override
                public Fitted train(Dataset<?> rows) {
                    Sums sums = rows.select(getFeaturesCol(), getLabelCol()).toJavaRDD()
                            .map(row -> new Sums(((Row) row).<Vector>getAs(0).toArray(), ((Row) row).getDouble(1)))
                            .reduce(Sums::plus);
                    Fitted fitted = new Fitted(sums.means(), (Double) getOrDefault(slope));
                    return (Fitted) copyValues(fitted.setParent(this), ParamMap.empty());
                }

                public static class Sums implements java.io.Serializable {
                    private final double[][] sums;
                    private final double[] rows = new double[2];

                    Sums(double[] row, double label) {
                        sums = new double[2][row.length];
                        sums[(int) label] = row.clone();
                        rows[(int) label] = 1;
                    }

                    Sums plus(Sums other) {
                        for (int i = 0; i < 2; i++) {
                            rows[i] += other.rows[i];
                            for (int j = 0; j < sums[i].length; j++) {
                                sums[i][j] += other.sums[i][j];
                            }
                        }
                        return this;
                    }

                    double[][] means() {
                        for (int i = 0; i < 2; i++) {
                            for (int j = 0; j < sums[i].length; j++) {
                                sums[i][j] /= rows[i];
                            }
                        }
                        return sums;
                    }
                }

                public static class Fitted extends PredictionModel<Vector, Fitted> {
                    private final double[][] means;
                    private final double slope;

                    Fitted(double[][] means, double slope) {
                        this.means = means;
                        this.slope = slope;
                    }

                    @Override
                    public String uid() {
                        return "nearest";
                    }

                    @Override
                    public double predict(Vector row) {
                        double margin = 0;
                        for (int j = 0; j < row.size(); j++) {
                            double middle = (means[0][j] + means[1][j]) / 2;
                            margin += (means[1][j] - means[0][j]) * (row.apply(j) - middle);
                        }
                        return 1 / (1 + Math.exp(-slope * margin));
                    }

                    @Override
                    public Fitted copy(ParamMap extra) {
                        return (Fitted) copyValues(new Fitted(means, slope), extra).setParent(parent());
                    }
                }
            }
            """;

    private static final String MY_LOGISTIC = """
            package com.example;

            public class MyLogistic extends org.apache.spark.ml.classification.LogisticRegression {}
            """;

    private UserJar() {}

    /** Compiles and packs it, with the class path of this process. */
    static Path build(Path folder) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("com/example"));
        Path means = Files.writeString(sources.resolve("NearestMean.java"), NEAREST_MEAN);
        Path known = Files.writeString(sources.resolve("MyLogistic.java"), MY_LOGISTIC);
        List<String> arguments = List.of(
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.resolve("classes").toString(),
                means.toString(),
                known.toString());
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        if (status != 0) {
            throw new IOException("the sources do not compile");
        }
        return pack(folder.resolve("classes"), folder.resolve("mine.jar"));
    }

    private static Path pack(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> all = Files.walk(classes)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(each).toString()));
                Files.copy(each, out);
                out.closeEntry();
            }
        }
        return jar;
    }
}
