package dev.pandan.cli.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** Customers that order at the same time, each in its own order and with its own key. */
final class Crowd implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicReference<Throwable> failed = new AtomicReference<>();
    private final List<Customer> customers;
    private final List<CompletableFuture<Void>> ordering;

    /** They begin at once. */
    Crowd(int size, String server) {
        customers = IntStream.range(0, size)
                .mapToObj(number -> new Customer(client, server, "c" + number))
                .toList();
        ordering = customers.stream()
                .map(customer -> CompletableFuture.runAsync(customer, threads))
                .toList();
        for (CompletableFuture<Void> one : ordering) {
            var unused = one.whenComplete((done, failure) -> {
                if (failure != null) {
                    failed.compareAndSet(null, failure);
                }
            });
        }
    }

    List<Customer> customers() {
        return customers;
    }

    HttpClient client() {
        return client;
    }

    /** Until each of them has got so many decisions more. */
    void awaitDecided(int more) {
        awaitGrowth(Customer::decided, more, () -> {});
    }

    /** Until each of them was refused. */
    void awaitRefused() {
        awaitRefused(() -> {});
    }

    /**
     * @param pressure done again and again meanwhile
     */
    void awaitRefused(Runnable pressure) {
        awaitGrowth(Customer::refused, 1, pressure);
    }

    /** Until some time has passed in which all went on. */
    void goOn(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            awaitDecided(1);
        }
    }

    private void awaitGrowth(ToIntFunction<Customer> count, int more, Runnable meanwhile) {
        Map<Customer, Integer> before = new HashMap<>();
        customers.forEach(customer -> before.put(customer, count.applyAsInt(customer)));
        await().atMost(PATIENCE).until(() -> {
            assertThat(failed.get()).isNull();
            meanwhile.run();
            return customers.stream().allMatch(customer -> count.applyAsInt(customer) >= before.get(customer) + more);
        });
    }

    /** Waits until the order of each that is under way is decided, then lets each order once more: its window holds every order before it. */
    void finish() {
        customers.forEach(Customer::stop);
        ordering.forEach(CompletableFuture::join);
        customers.forEach(Customer::decide);
    }

    int decided() {
        return customers.stream().mapToInt(Customer::decided).sum();
    }

    int refused() {
        return customers.stream().mapToInt(Customer::refused).sum();
    }

    @Override
    public String toString() {
        long slowest = customers.stream()
                .mapToLong(customer -> customer.slowest().toMillis())
                .max()
                .orElse(0);
        return decided() + " decisions, " + refused() + " refusals, slowest answer " + slowest + " ms";
    }

    @Override
    public void close() {
        customers.forEach(Customer::stop);
        threads.shutdownNow();
    }
}
