package dev.pandan.model.exchange;

import dev.pandan.model.runtime.OptionalPart;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Tells what a file or folder holds, and reads it. */
final class ForeignFiles {
    private static final String SAVED_MODEL = "saved_model.pb";
    private static final int HEAD = 64;

    private ForeignFiles() {}

    static ForeignModel read(Path place) {
        if (Files.isRegularFile(place.resolve(MlflowModel.FILE))) {
            return MlflowModel.read(place);
        }
        return new ForeignModel(form(place), Map.of("imported from", name(place)));
    }

    /** Of anything but a model folder of MLflow. */
    static ForeignModel.Form form(Path place) {
        if (Files.isRegularFile(place.resolve(SAVED_MODEL))) {
            return ForeignModel.asItIs(OptionalPart.TENSORFLOW, zip(place));
        }
        if (Files.isDirectory(place)) {
            throw unusable(
                    place + ": a folder without " + MlflowModel.FILE + " or " + SAVED_MODEL, ForeignModel.EXPECTED);
        }
        if (!Files.isRegularFile(place)) {
            throw unusable(place + ": no such file or folder", ForeignModel.EXPECTED);
        }
        byte[] bytes = bytes(place);
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
        if (name(place).endsWith(".keras") || head.startsWith("\u0089HDF")) {
            throw unusable(
                    place + ": a file of Keras",
                    "the folder that model.export(\"folder\") writes in Python: a SavedModel");
        }
        return file(bytes, head);
    }

    private static ForeignModel.Form file(byte[] bytes, String head) {
        if (head.startsWith("PK")) {
            return ForeignModel.asItIs(OptionalPart.PYTORCH, bytes);
        } else if (UniversalBinaryJson.isLikely(head)) {
            return XgboostJson.readBinary(bytes);
        } else if (head.stripLeading().startsWith("{")) {
            return XgboostJson.read(bytes);
        }
        return head.startsWith("tree\n") ? LightGbmText.read(bytes) : ForeignModel.onnx(bytes);
    }

    static String name(Path place) {
        return String.valueOf(place.toAbsolutePath().normalize().getFileName());
    }

    private static byte[] zip(Path folder) {
        try {
            return FolderZip.pack(folder);
        } catch (IOException e) {
            throw PandanException.of(ErrorCode.FILE_UNUSABLE, folder + ": cannot be read", e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw PandanException.of(ErrorCode.FILE_UNUSABLE, file + ": cannot be read", e);
        }
    }

    static PandanException unusable(String found, String expected) {
        return PandanException.of(ErrorCode.FILE_UNUSABLE, found + " (expected: " + expected + ")");
    }
}
