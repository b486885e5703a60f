package dev.pandan.server.metrics;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;

/** Memory, collections, threads and processor time of this process for Prometheus. */
final class JvmText {
    private JvmText() {}

    static void write(MetricsText text) {
        memory(text);
        collections(text);
        text.metric("jvm_threads_current", "gauge", "Live threads.")
                .value(ManagementFactory.getThreadMXBean().getThreadCount());
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system) {
            text.metric("process_cpu_seconds_total", "counter", "Processor time of the process.")
                    .value(system.getProcessCpuTime() / 1e9);
        }
        text.metric("process_start_time_seconds", "gauge", "When the process started, seconds since 1970.")
                .value(ManagementFactory.getRuntimeMXBean().getStartTime() / 1e3);
    }

    private static void memory(MetricsText text) {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        MemoryUsage other = ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage();
        text.metric("jvm_memory_used_bytes", "gauge", "Memory in use.")
                .value("area", "heap", heap.getUsed())
                .value("area", "nonheap", other.getUsed());
        text.metric("jvm_memory_max_bytes", "gauge", "Largest size of the heap.")
                .value("area", "heap", heap.getMax());
    }

    private static void collections(MetricsText text) {
        text.metric("jvm_gc_collections_total", "counter", "Garbage collections.");
        for (GarbageCollectorMXBean gc : ManagementFactory.getGarbageCollectorMXBeans()) {
            text.value("gc", gc.getName(), gc.getCollectionCount());
        }
        text.metric("jvm_gc_collection_seconds_total", "counter", "Time spent in garbage collections.");
        for (GarbageCollectorMXBean gc : ManagementFactory.getGarbageCollectorMXBeans()) {
            text.value("gc", gc.getName(), gc.getCollectionTime() / 1e3);
        }
    }
}
