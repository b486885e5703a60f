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
                "Have Python read MODEL, where only it can, and make ONNX of it: a pickle of scikit-learn in a folder of MLflow (in an environment with the scikit-learn that wrote it), a file of Keras or a pickle of PyTorch, in such a folder or by itself. THIS RUNS WHATEVER CODE IT HOLDS: only for models that you trust. The ONNX has to give the scores of Python, within 0.00001, on rows that are drawn for the model, and on those of --sample."
            })
    private boolean isGiven;

    /** What the place holds for Python alone, if the option is given; {@code USAGE} if it is, and there is none. */
    Optional<PickledModel> find(Path place) {
        if (!isGiven) {
            return Optional.empty();
        }
        Optional<PickledModel> pickled = PickledModel.find(place);
        if (pickled.isEmpty()) {
            throw PandanException.of(
                    ErrorCode.USAGE,
                    "--unpickle: " + place
                            + " holds nothing that only Python reads (expected: a model folder of MLflow with a"
                            + " pickle of scikit-learn or PyTorch or a file of Keras, or such a file of Keras or"
                            + " PyTorch; leave the option out for any other model)");
        }
        return pickled;
    }
}
