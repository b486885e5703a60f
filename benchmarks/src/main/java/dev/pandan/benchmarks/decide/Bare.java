package dev.pandan.benchmarks.decide;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.pandan.benchmarks.flights.FlightsExample;
import dev.pandan.engine.program.ProjectCode;
import dev.pandan.engine.program.WindowTable;
import dev.pandan.live.Layouts;
import dev.pandan.spec.row.ByteWriter;
import dev.pandan.spec.row.RowCodec;
import dev.pandan.store.StoreLayout.WindowTableLayout;
import dev.pandan.store.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** The bare driver with ready-made values: payloads and keys of the same events, decisions taken from what the live path stored. */
final class Bare implements Side {
    private final BareStatements statements;
    private final BareDriver driver;
    private final Departures departures;
    private final RowCodec codec;
    private final WindowTable table;
    private final int tableNumber;
    private final ProjectCode code;
    private final List<byte[]> decisions;
    private List<BareEvent> events = List.of();

    private Bare(FlightsExample example, CqlSession session, List<StoredEvent> samples) {
        this.departures = new Departures(example);
        this.codec = new RowCodec(
                Objects.requireNonNull(example.program().project().streams().get("departures"))
                        .schema());
        int number = example.program().tablesOf("departures").get(0);
        this.table = example.program().tables().get(number);
        this.code = example.program().newCode();
        this.tableNumber = number;
        this.decisions = samples.stream().map(Bare::decisions).toList();
        this.statements = new BareStatements(session, bucketMicros(example));
        this.driver = new BareDriver(session, statements);
    }

    /**
     * @param samples what the live path stored
     */
    static Bare open(FlightsExample example, CqlSession session, List<StoredEvent> samples) {
        return new Bare(example, session, samples);
    }

    private long bucketMicros(FlightsExample example) {
        return Layouts.of(example.program()).windowTables().stream()
                .filter(layout -> layout.name().equals(table.name()))
                .mapToLong(WindowTableLayout::bucketMicros)
                .findFirst()
                .orElseThrow();
    }

    /** The form in which the store keeps them. */
    private static byte[] decisions(StoredEvent event) {
        ByteWriter out = new ByteWriter();
        out.varint(event.decisions().size());
        event.decisions().forEach((name, decision) -> {
            out.bytes(name.getBytes(StandardCharsets.UTF_8));
            out.bytes(decision);
        });
        return out.toBytes();
    }

    @Override
    public void prepare(int count) {
        Object[][] rows = departures.next(count);
        List<BareEvent> next = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            next.add(new BareEvent(
                    (String) rows[i][0],
                    (Long) rows[i][1],
                    codec.encode(rows[i]),
                    decisions.get(i % decisions.size()),
                    code.rowKey(tableNumber, rows[i]).bytes()));
        }
        events = next;
    }

    @Override
    public CompletableFuture<?> submit(int i) {
        return driver.submit(events.get(i));
    }

    @Override
    public long stored() {
        return statements.count();
    }

    @Override
    public void close() {
        driver.close();
    }
}
