package dev.pandan.cli.data;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Suggestion;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** A Parquet file; only columns of the schema are read. */
final class ParquetRows implements DataFile {
    private final Path file;
    private final ParquetFileReader reader;
    private final MessageType wanted;
    private final List<ParquetColumn> columns = new ArrayList<>();
    private final MessageColumnIO columnIo;
    private @Nullable RecordReader<Group> group;
    private long leftInGroup;
    private long left;

    ParquetRows(Path file, Schema schema) throws IOException {
        this.file = file;
        try {
            this.reader = ParquetFileReader.open(new LocalInputFile(file));
        } catch (RuntimeException e) {
            throw DataFile.unreadable(file, e);
        }
        MessageType found = reader.getFooter().getFileMetaData().getSchema();
        this.wanted = new MessageType(found.getName(), wanted(found, schema));
        reader.setRequestedSchema(wanted);
        this.columnIo = new ColumnIOFactory().getColumnIO(wanted, found);
        this.left = reader.getRecordCount();
    }

    private List<Type> wanted(MessageType found, Schema schema) throws IOException {
        List<Type> types = new ArrayList<>();
        for (Column column : schema.columns()) {
            if (!found.containsField(column.name())) {
                List<String> names =
                        found.getFields().stream().map(Type::getName).toList();
                reader.close();
                throw PandanException.of(
                        ErrorCode.FILE_UNUSABLE,
                        file + ": no column '" + column.name() + "'" + Suggestion.text(column.name(), names));
            }
            Type type = found.getType(column.name());
            columns.add(ParquetColumn.of(file, column, type));
            types.add(type);
        }
        return types;
    }

    @Override
    public long rows() {
        return reader.getRecordCount();
    }

    @Override
    public boolean hasNext() {
        return left > 0;
    }

    @Override
    public FileRow next() {
        if (left == 0) {
            throw new NoSuchElementException();
        }
        try {
            RecordReader<Group> rows = currentGroup();
            Group row = rows.read();
            left--;
            leftInGroup--;
            @Nullable Object[] values = new Object[columns.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = ParquetNested.value(columns.get(i), row, i);
            }
            return new FileRow.Values(values);
        } catch (IOException e) {
            throw DataFile.unreadable(file, e);
        }
    }

    private RecordReader<Group> currentGroup() throws IOException {
        RecordReader<Group> current = group;
        while (current == null || leftInGroup == 0) {
            PageReadStore pages = reader.readNextRowGroup();
            if (pages == null) {
                throw new IOException("the file ends early");
            }
            current = columnIo.getRecordReader(pages, new GroupRecordConverter(wanted));
            leftInGroup = pages.getRowCount();
            group = current;
        }
        return current;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
