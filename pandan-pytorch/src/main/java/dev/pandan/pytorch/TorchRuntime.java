package dev.pandan.pytorch;

import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
import dev.pandan.model.Scorer;
import dev.pandan.model.runtime.ModelRuntime;
import dev.pandan.model.runtime.NativeCache;
import dev.pandan.model.runtime.OptionalPart;
import dev.pandan.model.signature.RowScores;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Opens TorchScript files. */
public final class TorchRuntime implements ModelRuntime {
    /** Nothing is fetched or told to anyone; one thread per call, as many calls run at once as there are requests. */
    private static final Map<String, String> SETTINGS = Map.of(
            "ai.djl.offline", "true",
            "OPT_OUT_TRACKING", "true",
            "ai.djl.pytorch.num_threads", "1",
            "ai.djl.pytorch.num_interop_threads", "1",
            "ai.djl.pytorch.graph_optimizer", "false");

    /** Where PyTorch's natives are unpacked, 400 MB, once per user. */
    private static final String CACHE = "ENGINE_CACHE_DIR";

    @Override
    public String scorer() {
        return OptionalPart.PYTORCH.scorer();
    }

    @Override
    public Scorer open(Domain domain, OutputKind output, List<String> classes, Function<String, byte[]> files) {
        NativeCache.property(CACHE, "pytorch");
        SETTINGS.forEach((name, value) -> System.getProperties().putIfAbsent(name, value));
        return TorchScorer.open(files.apply(OptionalPart.PYTORCH.artifact()), domain, new RowScores(output, classes));
    }
}
