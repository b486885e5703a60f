package dev.pandan.training.python;

import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
import dev.pandan.model.exchange.FolderZip;
import dev.pandan.model.exchange.ForeignModel;
import dev.pandan.model.registry.Model;
import dev.pandan.model.runtime.OptionalPart;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** The model of a script as a bundle keeps it. */
record HandedBack(String scorer, Map<String, byte[]> files) {

    /** @param classes in the order of the model's probabilities; empty unless it predicts one */
    static HandedBack read(ScriptResult result, Domain domain, OutputKind output, List<String> classes, String script)
            throws IOException {
        return switch (result.format()) {
            case "onnx" -> of(Model.onnx(Files.readAllBytes(result.model()), domain, output, classes));
            case "saved_model" -> of(OptionalPart.TENSORFLOW, FolderZip.pack(result.model()));
            case "torchscript" -> of(OptionalPart.PYTORCH, Files.readAllBytes(result.model()));
            case "trees" -> of(ForeignModel.read(result.model()).form().model(domain, output, classes));
            default ->
                throw PandanException.of(
                        ErrorCode.TRAINING_FAILED,
                        script + " handed back a model of format '" + result.format()
                                + "' (expected: onnx, saved_model, torchscript or trees; export any other to ONNX)");
        };
    }

    private static HandedBack of(Model model) {
        return new HandedBack(model.scorer(), model.files());
    }

    private static HandedBack of(OptionalPart part, byte[] file) {
        return new HandedBack(part.scorer(), Map.of(part.artifact(), file));
    }
}
