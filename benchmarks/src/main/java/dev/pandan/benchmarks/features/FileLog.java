package dev.pandan.benchmarks.features;

import dev.pandan.training.history.EventSource;
import dev.pandan.training.history.LogRow;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;

/** The events of a workload, read from its Parquet file in Spark's tasks. */
final class FileLog implements EventSource {
    private final SparkSession session;
    private final Workload workload;

    FileLog(SparkSession session, Workload workload) {
        this.session = session;
        this.workload = workload;
    }

    @Override
    public JavaRDD<LogRow> rows(JavaSparkContext spark, List<String> streams, String decision, int parts) {
        FileRows rows = workload.rows();
        Column number = functions.col("_metadata.row_index");
        Column[] columns = Stream.concat(
                        Stream.of(number), rows.columns().stream().map(functions::col))
                .toArray(Column[]::new);
        return session.read()
                .parquet(workload.file().toAbsolutePath().normalize().toString())
                .where(number.lt(workload.events()))
                .select(columns)
                .queryExecution()
                .toRdd()
                .toJavaRDD()
                .mapPartitions(file -> new Events(file, rows.reader(streams)));
    }

    /** Events of the rows of a file, one row after the other. */
    private static final class Events implements Iterator<LogRow> {
        private final Iterator<InternalRow> file;
        private final FileRows.Reader reader;
        private final Queue<LogRow> made = new ArrayDeque<>();

        Events(Iterator<InternalRow> file, FileRows.Reader reader) {
            this.file = file;
            this.reader = reader;
        }

        @Override
        public boolean hasNext() {
            while (made.isEmpty() && file.hasNext()) {
                reader.read(file.next(), made::add);
            }
            return !made.isEmpty();
        }

        @Override
        public LogRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return made.remove();
        }
    }
}
