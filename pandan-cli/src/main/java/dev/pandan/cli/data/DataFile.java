package dev.pandan.cli.data;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.type.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;

/** Rows of a file in its order. Not thread-safe. To be closed. */
public interface DataFile extends Iterator<FileRow>, AutoCloseable {

    /** How many rows there are; 0 if that cannot be told without reading. */
    long rows();

    @Override
    void close();

    /**
     * Opens a file by the ending of its name: {@code .csv} (with a line of headings), {@code .jsonl}, {@code .ndjson} or {@code .json} (one object a line), {@code .parquet}.
     *
     * @throws PandanException FILE_UNUSABLE if it cannot be read or lacks a column of the schema
     */
    static DataFile open(Path file, Schema schema) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        try {
            if (!Files.isRegularFile(file)) {
                throw new NoSuchFileException(file.toString());
            }
            if (name.endsWith(".csv")) {
                return new CsvFile(file, schema);
            }
            if (name.endsWith(".jsonl") || name.endsWith(".ndjson") || name.endsWith(".json")) {
                return new JsonLinesFile(file, schema);
            }
            if (name.endsWith(".parquet")) {
                return new ParquetRows(file, schema);
            }
        } catch (NoSuchFileException e) {
            throw PandanException.of(ErrorCode.FILE_UNUSABLE, file + ": no such file", e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        throw PandanException.of(
                ErrorCode.FILE_UNUSABLE,
                file
                        + ": unknown kind of file (expected a name that ends in .csv, .jsonl, .ndjson, .json or .parquet)");
    }

    /** The error of a file that cannot be read to its end. */
    static PandanException unreadable(Path file, Exception cause) {
        return PandanException.of(
                ErrorCode.FILE_UNUSABLE,
                file + ": cannot be read (" + cause.getClass().getSimpleName()
                        + "); is it whole, and of the kind its name says?",
                cause);
    }
}
