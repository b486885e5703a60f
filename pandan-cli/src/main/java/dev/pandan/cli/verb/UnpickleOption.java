package dev.pandan.cli.verb;

import dev.pandan.model.exchange.PickledModel;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Leave to run what a folder holds. */
final class UnpickleOption {
    @Option(
            names = "--unpickle",
            description = {
                "Have Python unpickle a model of scikit-learn (MODEL is a folder of MLflow with the flavor sklearn) and make ONNX of it, in an environment with the scikit-learn that wrote it. THIS RUNS WHATEVER CODE THE FOLDER HOLDS: only for folders that you trust. The ONNX has to give the scores of Python, within 0.00001, on rows that are drawn for the model, some of them with missing values, and on those of --sample."
            })
    private boolean isGiven;

    /** The pickle that the place holds, if the option is given; {@code USAGE} if it is, and there is none. */
    Optional<PickledModel> find(Path place) {
        if (!isGiven) {
            return Optional.empty();
        }
        Optional<PickledModel> pickled = PickledModel.find(place);
        if (pickled.isEmpty()) {
            throw PandanException.of(
                    ErrorCode.USAGE,
                    "--unpickle: " + place
                            + " holds no pickle of scikit-learn that says what wrote it (expected: a model"
                            + " folder of MLflow with the flavor sklearn; leave the option out for any other model)");
        }
        return pickled;
    }
}
