package dev.pandan.tensorflow;

import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
import dev.pandan.model.Scorer;
import dev.pandan.model.runtime.ModelRuntime;
import dev.pandan.model.runtime.NativeCache;
import dev.pandan.model.runtime.OptionalPart;
import dev.pandan.model.signature.RowScores;
import java.util.List;
import java.util.function.Function;

/** Opens SavedModels. */
public final class TensorFlowRuntime implements ModelRuntime {
    /** Where TensorFlow's natives are unpacked, 700 MB, once per user. */
    private static final String CACHE = "org.bytedeco.javacpp.cachedir";

    @Override
    public String scorer() {
        return OptionalPart.TENSORFLOW.scorer();
    }

    @Override
    public Scorer open(Domain domain, OutputKind output, List<String> classes, Function<String, byte[]> files) {
        NativeCache.property(CACHE, "tensorflow");
        return new TensorFlowScorer(
                SavedModels.load(files.apply(OptionalPart.TENSORFLOW.artifact())),
                domain,
                new RowScores(output, classes));
    }
}
