package dev.pandan.cli.data;

import dev.pandan.live.LoadRow;
import dev.pandan.spec.project.StreamSpec;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The rows of several files of one stream, one file after the other. Not thread-safe. To be closed. */
public final class HistoryRows implements Iterator<LoadRow>, AutoCloseable {
    private final StreamSpec stream;
    private final Iterator<Path> files;
    private final RejectsFile rejects;
    private @Nullable DataFile current;
    private long row;

    public HistoryRows(StreamSpec stream, List<Path> files, RejectsFile rejects) {
        this.stream = stream;
        this.files = files.iterator();
        this.rejects = rejects;
    }

    @Override
    public boolean hasNext() {
        while (current == null || !current.hasNext()) {
            if (!files.hasNext()) {
                return false;
            }
            close();
            current = DataFile.open(files.next(), stream.schema());
        }
        return true;
    }

    @Override
    public LoadRow next() {
        if (!hasNext() || current == null) {
            throw new NoSuchElementException();
        }
        FileRow read = current.next();
        rejects.remember(++row, read);
        if (read instanceof FileRow.Unreadable unreadable) {
            return new LoadRow.Unreadable(stream.name(), unreadable.problem());
        }
        return new LoadRow.Values(stream.name(), ((FileRow.Values) read).values());
    }

    @Override
    public void close() {
        if (current != null) {
            current.close();
            current = null;
        }
    }
}
