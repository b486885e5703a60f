package dev.pandan.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Something that writes itself as one JSON value. */
@FunctionalInterface
public interface JsonContent {
    void write(JsonGenerator json) throws IOException;
}
