package dev.pandan.live;

import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.live.model.Champions;
import dev.pandan.model.registry.Registry;
import dev.pandan.store.Store;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.UUID;

/**
 * What a live project is opened with.
 *
 * @param store stays open when the project is closed
 * @param champions which bundles decide
 * @param clock wall clock: arrival and decision times, and the limit for event times
 * @param holder unique name of this process as holder of the writer lease
 * @param address where this process serves, for others to show; may be empty
 */
public record LiveOptions(
        ProjectProgram program,
        Store store,
        Champions champions,
        Clock clock,
        String holder,
        String address,
        LiveLimits limits,
        LeaseTimes leaseTimes) {

    /** The standard limits and times, and a holder's name that no other process has. */
    public static LiveOptions of(ProjectProgram program, Store store, Registry registry, Clock clock, String address) {
        String holder = ManagementFactory.getRuntimeMXBean().getName() + "-"
                + UUID.randomUUID().toString().substring(0, 8);
        return new LiveOptions(
                program,
                store,
                Champions.of(registry),
                clock,
                holder,
                address,
                LiveLimits.standard(),
                LeaseTimes.standard());
    }

    public LiveOptions withLimits(LiveLimits other) {
        return new LiveOptions(program, store, champions, clock, holder, address, other, leaseTimes);
    }

    public LiveOptions withLeaseTimes(LeaseTimes other) {
        return new LiveOptions(program, store, champions, clock, holder, address, limits, other);
    }
}
