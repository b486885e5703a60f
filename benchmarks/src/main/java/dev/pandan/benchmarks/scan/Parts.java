package dev.pandan.benchmarks.scan;

import dev.pandan.store.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Parts of a log, read by as many threads as Spark has. */
final class Parts {
    private Parts() {}

    static Scanned read(List<Split> parts, int threads, Function<Split, Scanned> reader) {
        ExecutorService readers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Scanned>> reading = new ArrayList<>();
            parts.forEach(part -> reading.add(readers.submit(() -> reader.apply(part))));
            Scanned all = new Scanned();
            for (Future<Scanned> part : reading) {
                all = all.plus(part.get());
            }
            return all;
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("the bare driver's scan failed", e);
        } finally {
            readers.shutdownNow();
        }
    }
}
