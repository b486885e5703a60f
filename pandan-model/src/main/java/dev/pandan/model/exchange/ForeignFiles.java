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

    /** How every pickle since protocol 2 begins. */
    private static final byte PICKLE = (byte) 0x80;

    /** First bytes of a protocol buffer that is an ONNX model: the tags of its fields 1 to 8, 14, 20 and 25. */
    private static final String ONNX = "\u0008\u0012\u001a\"(2:Br\u00a2\u00ca";

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
        NetworkFile.format(place).ifPresent(format -> refuse(place, format));
        if (bytes.length > 1 && bytes[0] == PICKLE) {
            throw unusable(
                    place + ": a pickle of Python, which only Python can read",
                    ForeignModel.EXPECTED
                            + "; skl2onnx makes an .onnx file of a model of scikit-learn; Python reads the pickle of a"
                            + " model folder of MLflow with the flavor sklearn, by --unpickle");
        }
        return file(place, bytes, head);
    }

    private static void refuse(Path place, PickledModel.Format format) {
        boolean isKeras = format == PickledModel.Format.KERAS;
        throw unusable(
                place + ": a " + (isKeras ? "file of Keras" : "module of PyTorch") + ", which only Python can read",
                "--unpickle, which has Python read it and makes ONNX of it, and runs whatever code it holds: only for one"
                        + " that you trust; or what Python writes itself: "
                        + (isKeras
                                ? "a SavedModel by model.export(\"folder\")"
                                : "TorchScript by torch.jit.trace(model, rows).save(\"model.pt\")"));
    }

    private static ForeignModel.Form file(Path place, byte[] bytes, String head) {
        if (head.startsWith("PK")) {
            return ForeignModel.asItIs(OptionalPart.PYTORCH, bytes);
        } else if (UniversalBinaryJson.isLikely(head)) {
            return XgboostJson.readBinary(bytes);
        } else if (head.stripLeading().startsWith("{")) {
            return XgboostJson.read(bytes);
        }
        if (head.startsWith("tree\n")) {
            return LightGbmText.read(bytes);
        } else if (bytes.length == 0 || ONNX.indexOf(head.charAt(0)) < 0) {
            throw unusable(place + ": none of the models that can be imported", ForeignModel.EXPECTED);
        }
        return ForeignModel.onnx(bytes);
    }

    static String name(Path place) {
        return String.valueOf(place.toAbsolutePath().normalize().getFileName());
    }

    private static byte[] zip(Path folder) {
        try {
            return FolderZip.pack(folder);
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    static PandanException unreadable(Path file, IOException cause) {
        return PandanException.of(ErrorCode.FILE_UNUSABLE, file + ": cannot be read", cause);
    }

    static PandanException unusable(String found, String expected) {
        return PandanException.of(ErrorCode.FILE_UNUSABLE, found + " (expected: " + expected + ")");
    }
}
