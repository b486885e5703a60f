package dev.pandan.cli.verb;

import dev.pandan.cli.project.OpenProject;
import dev.pandan.model.calibration.CalibratedScorer;
import dev.pandan.model.exchange.FolderZip;
import dev.pandan.model.exchange.MlflowFolder;
import dev.pandan.model.hashing.Buckets;
import dev.pandan.model.registry.Artifacts;
import dev.pandan.model.registry.BundleManifest;
import dev.pandan.model.runtime.OptionalPart;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pandan models export}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Write a bundle's model as an ONNX file, or as a model folder that MLflow loads.",
            "One that is served as it is, is written as a SavedModel folder or a TorchScript file."
        })
final class ExportVerb implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final ProjectOption project = new ProjectOption();

    @Parameters(index = "0", paramLabel = "BUNDLE", description = "decision@version; without a version the champion.")
    private String bundle = "";

    @Parameters(index = "1", paramLabel = "TARGET", description = "The file, or the new folder; must not exist yet.")
    private Path target = Path.of("");

    @Option(names = "--mlflow", description = "Write a model folder of MLflow.")
    private boolean mlflow;

    ExportVerb(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (OpenProject open = project.open(context)) {
            BundleManifest found = BundleNames.find(open, bundle);
            write(open, found);
            context.terminal().print(found.label() + " is written to " + target);
            Buckets.recipes(found.domain())
                    .forEach(recipe -> context.terminal().print("it takes in a bucket, not the text: " + recipe));
            if (found.artifacts().contains(Artifacts.CALIBRATION)) {
                context.terminal()
                        .print("its calibration is not in there, and has to be put behind the score: "
                                + new String(
                                        open.registry().artifact(found, Artifacts.CALIBRATION),
                                        StandardCharsets.UTF_8));
            }
            return 0;
        }
    }

    private void write(OpenProject open, BundleManifest found) {
        try {
            for (OptionalPart part : OptionalPart.values()) {
                if (CalibratedScorer.inside(found.scorer()).equals(part.scorer())) {
                    asItIs(part, open.registry().artifact(found, part.artifact()));
                    return;
                }
            }
            onnx(found, open.registry().artifact(found, Artifacts.ONNX));
        } catch (FileAlreadyExistsException e) {
            throw PandanException.of(
                    ErrorCode.FILE_UNUSABLE,
                    target + ": exists already (expected: a new place); nothing was changed",
                    e);
        } catch (IOException e) {
            throw PandanException.of(
                    ErrorCode.FILE_UNUSABLE,
                    target + ": cannot be written (" + e.getClass().getSimpleName() + ")",
                    e);
        }
    }

    private void asItIs(OptionalPart part, byte[] model) throws IOException {
        if (mlflow) {
            throw PandanException.of(
                    ErrorCode.USAGE,
                    "--mlflow writes ONNX models, and this one is served by " + part.part()
                            + " as it is; without the option its own form is written");
        }
        if (part == OptionalPart.TENSORFLOW) {
            Files.createDirectory(target);
            FolderZip.unpack(model, target);
        } else {
            Files.write(target, model, StandardOpenOption.CREATE_NEW);
        }
    }

    private void onnx(BundleManifest found, byte[] model) throws IOException {
        if (!mlflow) {
            Files.write(target, model, StandardOpenOption.CREATE_NEW);
            return;
        }
        Files.createDirectory(target);
        Files.write(target.resolve("model.onnx"), model);
        for (Map.Entry<String, String> text : MlflowFolder.texts(found).entrySet()) {
            Files.writeString(target.resolve(text.getKey()), text.getValue());
        }
    }
}
