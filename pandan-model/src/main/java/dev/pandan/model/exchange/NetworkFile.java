package dev.pandan.model.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Files of Keras and pickles of PyTorch, told by their content. */
final class NetworkFile {
    private static final byte[] HDF = "\u0089HDF".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] ZIP = "PK".getBytes(StandardCharsets.ISO_8859_1);

    private NetworkFile() {}

    static Optional<PickledModel> find(Path place) {
        if (!Files.isRegularFile(place.resolve(MlflowModel.FILE))) {
            return format(place)
                    .map(format -> model(place, format, List.of(), Map.of("imported from", ForeignFiles.name(place))));
        }
        MlflowModel model = MlflowModel.of(place);
        return model.flavor().flatMap(flavor -> format(place.resolve(model.place(flavor)))
                .map(format -> model(
                        model.inside(model.place(flavor)), format, model.code(model.flavor(flavor)), model.facts())));
    }

    private static PickledModel model(
            Path file, PickledModel.Format format, List<Path> code, Map<String, String> facts) {
        Map<String, String> all = new TreeMap<>(facts);
        all.put("unpickled from", format.text());
        return new PickledModel(file.toAbsolutePath(), format, Map.of(), code, List.of(), all);
    }

    /** Empty if the file is neither, or there is none. */
    static Optional<PickledModel.Format> format(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            if (startsWith(file, HDF)) {
                return Optional.of(PickledModel.Format.KERAS);
            }
            return startsWith(file, ZIP) ? formatOfZip(file) : Optional.empty();
        } catch (IOException e) {
            throw ForeignFiles.unreadable(file, e);
        }
    }

    private static boolean startsWith(Path file, byte[] head) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(head.length), head);
        }
    }

    /** TorchScript has constants beside its data; a module that was pickled has not. What {@code torch.export} made names its format. */
    private static Optional<PickledModel.Format> formatOfZip(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<String> names = zip.stream()
                    .map(ZipEntry::getName)
                    .map(name -> name.substring(name.lastIndexOf('/') + 1))
                    .toList();
            if (names.contains("model.weights.h5")) {
                return Optional.of(PickledModel.Format.KERAS);
            }
            boolean isExported = names.contains("archive_format");
            return isExported || (names.contains("data.pkl") && !names.contains("constants.pkl"))
                    ? Optional.of(PickledModel.Format.TORCH)
                    : Optional.empty();
        }
    }
}
