package dev.pandan.cli.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import dev.pandan.spec.error.Suggestion;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.spec.type.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A CSV file (RFC 4180) in UTF-8 with a line of headings. An empty cell without quotes is null. */
final class CsvFile implements DataFile {
    private final Path file;
    private final RowText text;
    private final MappingIterator<Map<String, String>> rows;

    CsvFile(Path file, Schema schema) throws IOException {
        this.file = file;
        checkTypes(schema);
        this.text = new RowText(schema);
        CsvMapper mapper = CsvMapper.builder()
                .enable(CsvParser.Feature.EMPTY_UNQUOTED_STRING_AS_NULL)
                .enable(CsvParser.Feature.TRIM_SPACES)
                .build();
        this.rows = mapper.readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(Files.newBufferedReader(file, StandardCharsets.UTF_8));
        checkHeadings(schema);
    }

    private void checkTypes(Schema schema) {
        for (Column column : schema.columns()) {
            if (!(column.type() instanceof ScalarType)) {
                throw PandanException.of(
                        ErrorCode.FILE_UNUSABLE,
                        file + ": column '" + column.name() + "' is of type "
                                + column.type().sqlName()
                                + ", which a cell of a CSV file cannot hold (expected: the rows as JSON lines or Parquet)");
            }
        }
    }

    private void checkHeadings(Schema schema) {
        if (!hasNext()) {
            return;
        }
        Set<String> headings = new HashSet<>();
        ((CsvSchema) rows.getParser().getSchema()).forEach(heading -> headings.add(heading.getName()));
        for (Column column : schema.columns()) {
            if (!headings.contains(column.name())) {
                close();
                throw PandanException.of(
                        ErrorCode.FILE_UNUSABLE,
                        file + ": no column '" + column.name() + "' in the line of headings"
                                + Suggestion.text(column.name(), headings));
            }
        }
    }

    @Override
    public boolean hasNext() {
        try {
            return rows.hasNextValue();
        } catch (JsonProcessingException e) {
            return true; // the next row cannot be read: next() tells
        } catch (IOException e) {
            throw DataFile.unreadable(file, e);
        }
    }

    @Override
    public FileRow next() {
        try {
            Map<String, String> row = rows.nextValue();
            return text.read(row, row.values().toString());
        } catch (JsonProcessingException e) {
            Problem problem = Problem.of(
                    ErrorCode.EVENT_INVALID,
                    "the line cannot be read as CSV (expected: as many cells as there are headings, quotes closed)");
            return new FileRow.Unreadable("", problem);
        } catch (IOException e) {
            throw DataFile.unreadable(file, e);
        }
    }

    @Override
    public long rows() {
        return 0;
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
