package dev.pandan.model.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;

/** The stored form of a manifest: the record's fields as JSON. */
final class ManifestJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ManifestJson() {}

    static byte[] write(BundleManifest manifest) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static BundleManifest read(String name, byte[] bytes) {
        try {
            return JSON.readValue(bytes, BundleManifest.class);
        } catch (IOException e) {
            throw PandanException.of(
                    ErrorCode.MISMATCH,
                    "object '" + name + "' is not a manifest that this version of Pandan reads; train the model anew",
                    e);
        }
    }
}
