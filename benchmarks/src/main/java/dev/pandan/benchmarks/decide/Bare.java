package dev.pandan.benchmarks.decide;

import dev.pandan.benchmarks.database.CassandraDatabase;
import dev.pandan.benchmarks.database.Database;
import dev.pandan.benchmarks.database.HBaseDatabase;
import dev.pandan.benchmarks.database.MongoDatabase;
import dev.pandan.benchmarks.flights.FlightsExample;
import dev.pandan.engine.program.ProjectCode;
import dev.pandan.live.Layouts;
import dev.pandan.spec.row.ByteWriter;
import dev.pandan.spec.row.RowCodec;
import dev.pandan.store.StoreLayout.WindowTableLayout;
import dev.pandan.store.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** The bare driver with ready-made values: payloads and keys of the same events, decisions taken from what the live path stored. */
final class Bare implements Side {
    private final BareStore store;
    private final BareDriver driver;
    private final Departures departures;
    private final RowCodec codec;
    private final int tableNumber;
    private final ProjectCode code;
    private final List<byte[]> decisions;
    private List<BareEvent> events = List.of();

    private Bare(FlightsExample example, BareStore store, List<StoredEvent> samples) {
        this.departures = new Departures(example);
        this.codec = new RowCodec(
                Objects.requireNonNull(example.program().project().streams().get("departures"))
                        .schema());
        int number = example.program().tablesOf("departures").get(0);
        this.code = example.program().newCode();
        this.tableNumber = number;
        this.decisions = samples.stream().map(Bare::decisions).toList();
        this.store = store;
        this.driver = new BareDriver(store);
    }

    /**
     * @param samples what the live path stored
     */
    static Bare open(FlightsExample example, Database database, List<StoredEvent> samples) {
        BareStore store;
        if (database instanceof CassandraDatabase cassandra) {
            store = new BareCassandra(cassandra.session(), bucketMicros(example));
        } else if (database instanceof MongoDatabase mongo) {
            store = new BareMongo(mongo.client());
        } else {
            store = new BareHBase(((HBaseDatabase) database).connection());
        }
        return new Bare(example, store, samples);
    }

    /** Of the one window table that departures go to. */
    private static long bucketMicros(FlightsExample example) {
        int number = example.program().tablesOf("departures").get(0);
        String table = example.program().tables().get(number).name();
        return Layouts.of(example.program()).windowTables().stream()
                .filter(layout -> layout.name().equals(table))
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
    public Map<String, Long> contents() {
        return store.contents();
    }

    @Override
    public void close() {
        driver.close();
        store.close();
    }
}
