package dev.pandan.benchmarks.connector;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;

/** Reads the columns of an event table, counts rows and adds up lengths, a few times; prints {@code rows/s N} for each measured pass. */
public final class ConnectorScan {
    private static final int WARM_UPS = 2;

    private ConnectorScan() {}

    /**
     * @param arguments host:port, keyspace, table, expected rows, passes
     */
    public static void main(String[] arguments) {
        String[] host = arguments[0].split(":");
        long expected = Long.parseLong(arguments[3]);
        int passes = Integer.parseInt(arguments[4]);
        try (SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .appName("connector")
                .config("spark.ui.enabled", false)
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.cassandra.connection.host", host[0])
                .config("spark.cassandra.connection.port", host[1])
                .config("spark.cassandra.input.fetch.sizeInRows", 5_000)
                .getOrCreate()) {
            for (int i = 0; i < WARM_UPS + passes; i++) {
                long start = System.nanoTime();
                long rows = scan(spark, arguments[1], arguments[2]);
                double perSecond = rows * 1e9 / (System.nanoTime() - start);
                if (rows != expected) {
                    throw new IllegalStateException(rows + " rows (expected: " + expected + ")");
                }
                System.out.printf(Locale.ROOT, "%s %.0f%n", i < WARM_UPS ? "warm-up" : "rows/s", perSecond);
            }
        }
    }

    private static long scan(SparkSession spark, String keyspace, String table) {
        Dataset<?> rows = spark.read()
                .format("org.apache.spark.sql.cassandra")
                .option("keyspace", keyspace)
                .option("table", table)
                .load()
                .select("id", "event", "decisions");
        List<long[]> parts = rows.queryExecution()
                .toRdd()
                .toJavaRDD()
                .mapPartitions(part -> List.of(read(part)).iterator())
                .collect();
        return parts.stream().mapToLong(part -> part[0]).sum();
    }

    private static long[] read(Iterator<InternalRow> rows) {
        long count = 0;
        long bytes = 0;
        long times = 0;
        while (rows.hasNext()) {
            InternalRow row = rows.next();
            count++;
            byte[] event = row.getBinary(1);
            times += ByteBuffer.wrap(event).getLong();
            bytes += event.length + row.getUTF8String(0).numBytes();
        }
        return new long[] {count, bytes, times};
    }
}
