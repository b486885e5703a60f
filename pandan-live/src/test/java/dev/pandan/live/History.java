package dev.pandan.live;

import dev.pandan.engine.decide.Decision;
import dev.pandan.spec.row.Hash64;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Random events, many of them late, and what a decision about one of them has to read. */
final class History {
    private static final String[] SHOPS = {"a", "b", "c", null};

    final List<Submission> events = new ArrayList<>();

    History(long seed, int size) {
        Random random = new Random(seed);
        long now = Shop.START;
        for (int i = 0; i < size; i++) {
            now += random.nextInt(3) * 60_000_000L;
            long late = random.nextInt(4) == 0 ? random.nextLong(6 * Shop.HOUR) : 0;
            long at = (now - late) / 60_000_000L * 60_000_000L;
            // Quarters add up without rounding, so that plain sums are the exact ones.
            Object[] row = Shop.row("e-" + i, at, SHOPS[random.nextInt(SHOPS.length)], random.nextInt(40) / 4.0);
            events.add(Submission.of(random.nextInt(3) == 0 ? "returns" : "orders", row));
        }
    }

    String id(int i) {
        return (String) events.get(i).row()[0];
    }

    /** Checks digests and features of the decision {@code risk} about event i against all events before it. */
    boolean isRight(int i, Decision decision) {
        Totals orders = totals("orders", i, Shop.HOUR);
        Totals returns = totals("returns", i, 2 * Shop.HOUR);
        Object[] features = decision.features().values();
        Object spent = orders.rows == 0 ? null : (Object) (float) orders.sum;
        Object returned = returns.rows == 0 ? null : (Object) (float) (returns.sum / returns.rows);
        return features[0].equals((float) orders.rows)
                && Objects.equals(features[1], spent)
                && Objects.equals(features[2], returned)
                && decision.features().rows()[0] == orders.rows
                && decision.features().hashes()[0] == orders.hash
                && decision.features().hashes()[1] == returns.hash;
    }

    private Totals totals(String stream, int i, long length) {
        Totals totals = new Totals();
        Object[] event = events.get(i).row();
        long at = (Long) event[1];
        for (Submission earlier : events.subList(0, i)) {
            Object[] row = earlier.row();
            long time = (Long) row[1];
            boolean sameShop = Objects.equals(row[2], event[2]);
            if (earlier.stream().equals(stream) && sameShop && time >= at - length && time < at) {
                totals.rows++;
                totals.sum += (Double) row[3];
                totals.hash += Hash64.ofId((String) row[0]);
            }
        }
        return totals;
    }

    private static final class Totals {
        long rows;
        double sum;
        long hash;
    }
}
