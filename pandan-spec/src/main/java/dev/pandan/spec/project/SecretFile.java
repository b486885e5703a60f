package dev.pandan.spec.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A file that holds one value, as schedulers of containers mount secrets; a line end after it does not belong to it. */
final class SecretFile {
    private static final int MOST_BYTES = 64 * 1024;
    private static final Pattern LINE_END = Pattern.compile("\\r?\\n\\z");

    private SecretFile() {}

    static String read(String path) {
        try {
            Path file = Path.of(path);
            if (!file.isAbsolute()) {
                throw unreadable(path, "it is not an absolute path");
            }
            if (Files.size(file) > MOST_BYTES) {
                throw unreadable(path, "it is larger than 64 KiB");
            }
            return LINE_END.matcher(Files.readString(file)).replaceFirst("");
        } catch (IOException | InvalidPathException failure) {
            throw unreadable(path, failure.getClass().getSimpleName());
        }
    }

    private static StoreAddresses.MissingVariable unreadable(String path, String why) {
        return new StoreAddresses.MissingVariable(
                "file " + path + " cannot be read: " + why
                        + " (expected: an absolute path of a file in UTF-8 that this user may read and that holds nothing but the value)");
    }
}
