package dev.pandan.live;

import java.util.List;

/** Submissions whose ids, windows and lookups are read together. Owned by the loop. */
final class Prefetch {
    final List<Ticket> tickets;
    private final Runnable onReady;
    /** One for the start itself. */
    private int outstanding = 1;

    Prefetch(List<Ticket> tickets, Runnable onReady) {
        this.tickets = tickets;
        this.onReady = onReady;
    }

    void await() {
        outstanding++;
    }

    void arrived() {
        outstanding--;
        if (outstanding == 0) {
            onReady.run();
        }
    }

    boolean isReady() {
        return outstanding == 0;
    }

    /** Time of the earliest event. */
    long earliestMicros() {
        return tickets.stream()
                .mapToLong(ticket -> ticket.event.timeMicros())
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
