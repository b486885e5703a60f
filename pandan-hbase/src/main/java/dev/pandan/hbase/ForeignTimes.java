package dev.pandan.hbase;

import dev.pandan.spec.project.Encoding;
import dev.pandan.spec.type.ScalarType;
import java.util.Optional;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.filter.Filter;
import org.apache.hadoop.hbase.filter.SingleColumnValueFilter;

/** Filters that let a region server leave out older rows, where the order of a cell's bytes is that of time. */
final class ForeignTimes {
    private ForeignTimes() {}

    /** Empty: all rows have to be looked at. */
    static Optional<Filter> filter(ForeignPlace place, long fromMicros) {
        if (!(place instanceof ForeignPlace.Cell cell) || fromMicros <= 0) {
            return Optional.empty();
        }
        return switch (cell.encoding()) {
            case EPOCH_SECONDS, EPOCH_MILLIS, EPOCH_MICROS ->
                filter(cell, CompareOperator.GREATER_OR_EQUAL, cell.encoding(), fromMicros);
            case REVERSED_MILLIS -> filter(cell, CompareOperator.LESS_OR_EQUAL, cell.encoding(), fromMicros);
            default -> Optional.empty();
        };
    }

    private static Optional<Filter> filter(
            ForeignPlace.Cell cell, CompareOperator operator, Encoding encoding, long fromMicros) {
        SingleColumnValueFilter filter = new SingleColumnValueFilter(
                Rows.utf8(cell.family()),
                Rows.utf8(cell.qualifier()),
                operator,
                ForeignBytes.written(fromMicros, encoding, ScalarType.TIMESTAMP));
        filter.setFilterIfMissing(true);
        return Optional.of(filter);
    }
}
