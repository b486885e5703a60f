package dev.pandan.benchmarks.engine;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * One measured pass of one side.
 *
 * @param perCoreSecond decisions per second of this thread's processor time
 * @param perSecond decisions per second of the clock on the wall
 * @param bytes allocated per decision
 * @param actions sum over the rules that held, so that nothing is optimised away
 */
record EnginePass(double perCoreSecond, double perSecond, double bytes, long actions) {

    /**
     * @param warm events that fill the windows and are not measured
     */
    static EnginePass of(Engine engine, List<EngineEvent> events, int warm) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < warm; i++) {
            engine.accept(events.get(i));
        }
        long allocated = threads.getCurrentThreadAllocatedBytes();
        long cpu = threads.getCurrentThreadCpuTime();
        long wall = System.nanoTime();
        engine.pinned(() -> {
            for (int i = warm; i < events.size(); i++) {
                engine.accept(events.get(i));
            }
        });
        wall = System.nanoTime() - wall;
        cpu = threads.getCurrentThreadCpuTime() - cpu;
        allocated = threads.getCurrentThreadAllocatedBytes() - allocated;
        double decisions = (events.size() - warm) / 2.0;
        return new EnginePass(
                decisions * 1e9 / cpu,
                decisions * 1e9 / wall,
                allocated / decisions,
                engine.last().rule());
    }
}
