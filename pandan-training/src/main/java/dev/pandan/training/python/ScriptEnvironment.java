package dev.pandan.training.python;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a script finds in its environment: where its data is, and as many threads as there are cores (several libraries take more and then stand in each other's way). */
final class ScriptEnvironment {
    private static final List<String> THREADS = List.of(
            "OMP_NUM_THREADS",
            "OPENBLAS_NUM_THREADS",
            "MKL_NUM_THREADS",
            "NUMEXPR_NUM_THREADS",
            "VECLIB_MAXIMUM_THREADS",
            "LOKY_MAX_CPU_COUNT",
            "TF_NUM_INTRAOP_THREADS");

    private ScriptEnvironment() {}

    static Map<String, String> of(Path folder) {
        Map<String, String> environment = new TreeMap<>();
        String cores = Integer.toString(Runtime.getRuntime().availableProcessors());
        THREADS.forEach(name -> environment.put(name, cores));
        environment.put("TF_NUM_INTEROP_THREADS", "1");
        environment.put("TF_CPP_MIN_LOG_LEVEL", "2");
        environment.put("PANDAN_DATA", folder.toString());
        environment.put("PYTHONPATH", path(folder));
        environment.put("PYTHONUNBUFFERED", "1");
        environment.put("PYTHONHASHSEED", "0");
        return environment;
    }

    private static String path(Path folder) {
        String before = System.getenv("PYTHONPATH");
        return before == null || before.isEmpty() ? folder.toString() : folder + ":" + before;
    }
}
