package dev.pandan.benchmarks.engine;

import dev.pandan.benchmarks.engine.Engine.Decided;
import java.util.Arrays;
import java.util.List;

/** Feeds both sides the same events and compares every decision bit for bit. */
final class Equality {
    private Equality() {}

    /**
     * Fails at the first decision that differs.
     *
     * @return decisions compared
     */
    static int check(Engine ours, Engine loop, List<EngineEvent> events) {
        int compared = 0;
        for (EngineEvent event : events) {
            ours.accept(event);
            loop.accept(event);
            if (event.departure()) {
                compared++;
                check(event, ours.last(), loop.last());
            }
        }
        return compared;
    }

    private static void check(EngineEvent event, Decided ours, Decided loop) {
        boolean equal = Arrays.equals(ours.features(), loop.features())
                && Double.doubleToLongBits(ours.score()) == Double.doubleToLongBits(loop.score())
                && ours.rule() == loop.rule();
        if (!equal) {
            throw new IllegalStateException("event " + event.row()[0] + ": the program decides "
                    + Arrays.toString(ours.features()) + ", " + ours.score() + ", rule " + ours.rule()
                    + "; the loop " + Arrays.toString(loop.features()) + ", " + loop.score() + ", rule " + loop.rule());
        }
    }
}
