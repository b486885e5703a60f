package dev.pandan.training.python;

import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
import dev.pandan.model.exchange.FolderZip;
import dev.pandan.model.exchange.ForeignModel;
import dev.pandan.model.onnx.OnnxScorer;
import dev.pandan.model.registry.Artifacts;
import dev.pandan.model.registry.Model;
import dev.pandan.model.runtime.OptionalPart;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The model of a script as a bundle keeps it. */
record HandedBack(String scorer, Map<String, byte[]> files) {

    static HandedBack read(ScriptResult result, Domain domain, OutputKind output, String script) throws IOException {
        return switch (result.format()) {
            case "onnx" -> new HandedBack(OnnxScorer.NAME, Map.of(Artifacts.ONNX, Files.readAllBytes(result.model())));
            case "saved_model" -> of(OptionalPart.TENSORFLOW, output, FolderZip.pack(result.model()));
            case "torchscript" -> of(OptionalPart.PYTORCH, output, Files.readAllBytes(result.model()));
            case "trees" -> trees(result.model(), domain, output);
            default ->
                throw PandanException.of(
                        ErrorCode.TRAINING_FAILED,
                        script + " handed back a model of format '" + result.format()
                                + "' (expected: onnx, saved_model, torchscript or trees; export any other to ONNX)");
        };
    }

    /** Of XGBoost or LightGBM. */
    private static HandedBack trees(Path file, Domain domain, OutputKind output) {
        Model model = ForeignModel.read(file).form().model(domain, output, List.of());
        return new HandedBack(model.scorer(), model.files());
    }

    private static HandedBack of(OptionalPart part, OutputKind output, byte[] file) {
        ForeignModel.trueOrFalse(part.part(), output);
        return new HandedBack(part.scorer(), Map.of(part.artifact(), file));
    }
}
