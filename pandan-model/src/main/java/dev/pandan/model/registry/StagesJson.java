package dev.pandan.model.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;

/** The stored form of stages: the record's fields as JSON. */
final class StagesJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StagesJson() {}

    static byte[] write(Stages stages) {
        try {
            return JSON.writeValueAsBytes(stages);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stages read(String cell, byte[] bytes) {
        try {
            return JSON.readValue(bytes, Stages.class);
        } catch (IOException e) {
            throw PandanException.of(
                    ErrorCode.MISMATCH,
                    "cell '" + cell
                            + "' does not say what bundles are there for as this version of Pandan does; promote a bundle anew",
                    e);
        }
    }
}
