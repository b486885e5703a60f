package dev.pandan.benchmarks.features;

import dev.pandan.spec.row.RowCodec;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.Schema;
import dev.pandan.training.history.LogRow;
import java.util.List;

/** Payments as they are in the file. */
final class PaymentRows implements FileRows {
    private static final long serialVersionUID = 1L;

    @Override
    public List<String> columns() {
        return List.of("paid_at", "account", "amount");
    }

    @Override
    public Reader reader(List<String> streams) {
        RowCodec codec = new RowCodec(new Schema(List.of(
                new Column("payment_id", ColumnType.STRING),
                new Column("paid_at", ColumnType.TIMESTAMP),
                new Column("account", ColumnType.STRING),
                new Column("amount", ColumnType.DOUBLE))));
        return (row, events) -> {
            String id = Long.toString(row.getLong(0));
            long time = row.getLong(1);
            Object[] values = {id, time, row.getUTF8String(2).toString(), row.getDouble(3)};
            events.accept(new LogRow(0, id, time, 0, 0, codec.encode(values), null));
        };
    }
}
