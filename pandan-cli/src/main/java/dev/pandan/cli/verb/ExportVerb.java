package dev.pandan.cli.verb;

import dev.pandan.cli.project.OpenProject;
import dev.pandan.model.exchange.MlflowFolder;
import dev.pandan.model.registry.Artifacts;
import dev.pandan.model.registry.BundleManifest;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
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
        description = "Write a bundle's model as an ONNX file, or as a model folder that MLflow loads.")
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
            byte[] model = open.registry().artifact(found, Artifacts.ONNX);
            write(found, model);
            context.terminal().print(found.label() + " is written to " + target);
            return 0;
        }
    }

    private void write(BundleManifest found, byte[] model) {
        try {
            if (!mlflow) {
                Files.write(target, model, StandardOpenOption.CREATE_NEW);
                return;
            }
            Files.createDirectory(target);
            Files.write(target.resolve("model.onnx"), model);
            for (Map.Entry<String, String> text : MlflowFolder.texts(found).entrySet()) {
                Files.writeString(target.resolve(text.getKey()), text.getValue());
            }
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
}
