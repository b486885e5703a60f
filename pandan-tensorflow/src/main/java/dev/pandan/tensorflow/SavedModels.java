package dev.pandan.tensorflow;

import dev.pandan.model.exchange.FolderZip;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.proto.ConfigProto;

/** Loads SavedModels: what is in the folder is read when it is loaded, and the folder is not needed then. */
final class SavedModels {
    private static final String TAG = "serve";

    private SavedModels() {}

    /** @param zip of the folder, see {@link FolderZip} */
    static SavedModelBundle load(byte[] zip) {
        try {
            Path folder = Files.createTempDirectory("pandan-saved-model");
            try {
                FolderZip.unpack(zip, folder);
                return load(folder);
            } finally {
                FolderZip.remove(folder);
            }
        } catch (IOException e) {
            throw PandanException.of(
                    ErrorCode.FILE_UNUSABLE, "the SavedModel cannot be unpacked to a temporary folder", e);
        }
    }

    private static SavedModelBundle load(Path folder) {
        try {
            // Less than 0: in the thread of the caller. Threads of its own wait for the next call in a loop, which
            // takes a second core.
            ConfigProto config = ConfigProto.newBuilder()
                    .setIntraOpParallelismThreads(1)
                    .setInterOpParallelismThreads(-1)
                    .build();
            return SavedModelBundle.loader(folder.toString())
                    .withTags(TAG)
                    .withConfigProto(config)
                    .load();
        } catch (TensorFlowException e) {
            throw PandanException.of(
                    ErrorCode.MISMATCH,
                    "the SavedModel cannot be loaded: " + e.getMessage()
                            + " (expected: one for serving that TensorFlow 2.18 loads)",
                    e);
        }
    }
}
