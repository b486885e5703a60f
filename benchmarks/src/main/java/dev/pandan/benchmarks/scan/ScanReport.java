package dev.pandan.benchmarks.scan;

import dev.pandan.benchmarks.result.Median;
import dev.pandan.benchmarks.result.Result;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Shows what was measured.
 *
 * @param threads of each side
 */
record ScanReport(int events, int threads, List<ScanRates> stores) {

    Result result() {
        Result result = new Result();
        result.line(
                "scan of %,d events, local[%d]; of one pass of each side all of every row was compared",
                events, threads);
        stores.forEach(store -> lines(result, store));
        result.figure("benchmark", "scan");
        result.figure("events", events);
        if (stores.size() == 1) {
            result.figure("store", stores.get(0).store());
            result.figure("rows_per_s", stores.get(0).oursRate());
            result.figure("driver_rows_per_s", stores.get(0).bareRate());
        }
        result.figure(
                "driver_ratio",
                stores.stream().mapToDouble(ScanRates::ratio).min().orElseThrow());
        result.figure("driver_ratio_by_store", byStore(ScanRates::ratio));
        result.figure("cpu_ratio_by_store", byStore(ScanRates::cpuRatio));
        result.figure("rows_per_s_by_store", byStore(ScanRates::oursRate));
        result.figure("driver_rows_per_s_by_store", byStore(ScanRates::bareRate));
        stores.forEach(store -> store.connector().ifPresent(rates -> {
            double rate = Median.of(rates, one -> one);
            result.figure("connector_rows_per_s", rate);
            result.figure("cassandra_connector_ratio", store.oursRate() / rate);
        }));
        return result;
    }

    private static void lines(Result result, ScanRates store) {
        result.line("  %s", store.name());
        result.line("    ours         %,10.0f rows/s", store.oursRate());
        result.line(
                "    bare driver  %,10.0f rows/s    ratio %.2f, of processor time %.2f",
                store.bareRate(), store.ratio(), store.cpuRatio());
        if (store.store().equals("cassandra")) {
            store.connector()
                    .map(rates -> Median.of(rates, one -> one))
                    .ifPresentOrElse(
                            rate -> result.line(
                                    "    connector    %,10.0f rows/s    ratio %.2f", rate, store.oursRate() / rate),
                            () -> result.line("    connector    not measured"));
        }
    }

    private Map<String, Double> byStore(ToDoubleFunction<ScanRates> figure) {
        Map<String, Double> figures = new LinkedHashMap<>();
        stores.forEach(store -> figures.put(store.store(), figure.applyAsDouble(store)));
        return figures;
    }
}
