package dev.pandan.training.python;

import dev.pandan.model.exchange.FolderZip;
import dev.pandan.model.onnx.OnnxScorer;
import dev.pandan.model.registry.Artifacts;
import dev.pandan.model.runtime.OptionalPart;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;

/** The model of a script as a bundle keeps it. */
record HandedBack(String scorer, Map<String, byte[]> files) {

    static HandedBack read(ScriptResult result, String script) throws IOException {
        return switch (result.format()) {
            case "onnx" -> new HandedBack(OnnxScorer.NAME, Map.of(Artifacts.ONNX, Files.readAllBytes(result.model())));
            case "saved_model" -> of(OptionalPart.TENSORFLOW, FolderZip.pack(result.model()));
            case "torchscript" -> of(OptionalPart.PYTORCH, Files.readAllBytes(result.model()));
            default ->
                throw PandanException.of(
                        ErrorCode.TRAINING_FAILED,
                        script + " handed back a model of format '" + result.format()
                                + "' (expected: onnx, saved_model or torchscript; export any other to ONNX)");
        };
    }

    private static HandedBack of(OptionalPart part, byte[] file) {
        return new HandedBack(part.scorer(), Map.of(part.artifact(), file));
    }
}
