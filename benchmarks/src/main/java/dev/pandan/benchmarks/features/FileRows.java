package dev.pandan.benchmarks.features;

import dev.pandan.training.history.LogRow;
import java.io.Serializable;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.sql.catalyst.InternalRow;

/** How a row of a file becomes events of the log. */
interface FileRows extends Serializable {

    /** Columns of the file that are read; the row's number comes before them. */
    List<String> columns();

    /** For one task. */
    Reader reader(List<String> streams);

    /** Makes events; not thread-safe. */
    @FunctionalInterface
    interface Reader {
        /**
         * @param row the row's number, then the columns
         */
        void read(InternalRow row, Consumer<LogRow> events);
    }
}
