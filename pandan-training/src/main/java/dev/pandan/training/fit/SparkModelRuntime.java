package dev.pandan.training.fit;

import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
import dev.pandan.model.Scorer;
import dev.pandan.model.registry.Artifacts;
import dev.pandan.model.runtime.ModelRuntime;
import java.util.List;
import java.util.function.Function;

/** Models of classes of the user's, for evaluation and batch. */
public final class SparkModelRuntime implements ModelRuntime {
    @Override
    public String scorer() {
        return Artifacts.SPARK_SCORER;
    }

    @Override
    public Scorer open(Domain domain, OutputKind output, List<String> classes, Function<String, byte[]> files) {
        return new SparkModelScorer(files.apply(Artifacts.SPARK), domain, output);
    }
}
