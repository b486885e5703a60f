package dev.pandan.model.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pandan.model.Domain;
import dev.pandan.model.hashing.Buckets;
import dev.pandan.model.registry.BundleManifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A bundle's ONNX model as the files of a model folder of MLflow, with the flavors {@code onnx} and {@code python_function}. */
public final class MlflowFolder {
    private static final ObjectMapper JSON = new ObjectMapper();

    private MlflowFolder() {}

    /** Texts by file name, beside the model {@code model.onnx}. */
    public static Map<String, String> texts(BundleManifest bundle) {
        return Map.of("MLmodel", mlmodel(bundle), "requirements.txt", "mlflow\nonnx\nonnxruntime\npandas\n");
    }

    private static String mlmodel(BundleManifest bundle) {
        return """
                flavors:
                  onnx:
                    code: null
                    data: model.onnx
                    onnx_version: 1.17.0
                    providers:
                    - CPUExecutionProvider
                  python_function:
                    data: model.onnx
                    loader_module: mlflow.onnx
                    python_version: 3.11.0
                metadata:
                  pandan_bundle: %s
                  pandan_features: %s%s
                signature:
                  inputs: '%s'
                  outputs: null
                  params: null
                utc_time_created: '%s'
                """.formatted(
                        bundle.label(),
                        bundle.fingerprint(),
                        hashes(bundle.domain()),
                        inputs(bundle.domain()).replace("'", "''"),
                        bundle.createdAt().replace('T', ' ').replace("Z", ""));
    }

    /** How the buckets are found that the model takes in; a line of YAML, or nothing. */
    private static String hashes(Domain domain) {
        List<String> recipes = Buckets.recipes(domain);
        return recipes.isEmpty() ? "" : "\n  pandan_hash: '" + String.join("; ", recipes) + "'";
    }

    private static String inputs(Domain domain) {
        List<Map<String, Object>> columns = new ArrayList<>();
        for (Domain.Input input : domain.inputs()) {
            Map<String, Object> column = new LinkedHashMap<>();
            column.put("type", "tensor");
            column.put(
                    "tensor-spec",
                    Map.of(
                            "dtype",
                            input.number() ? "float32" : "object",
                            "shape",
                            List.of(-1, Math.max(1, input.size()))));
            column.put("name", input.name());
            columns.add(column);
        }
        try {
            return JSON.writeValueAsString(columns);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
